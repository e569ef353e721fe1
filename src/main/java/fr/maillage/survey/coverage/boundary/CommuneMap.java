package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.coverage.entity.Coverage.Line;
import fr.maillage.survey.results.boundary.PlaceMap;
import fr.maillage.territory.GeoPoint;
import java.util.List;
import java.util.Map;

/** The communes that answered, on a map: the centres of the smaller ones are not known, and their number is said. */
final class CommuneMap {
    private CommuneMap() {
    }

    static PlaceMap of(List<Line> lines, Map<String, GeoPoint> centres) {
        long missing = lines.stream().filter(line -> line.answers() > 0 && !centres.containsKey(line.code())).count();
        return PlaceMap.of(lines.stream().filter(line -> centres.containsKey(line.code()))
                .map(line -> new PlaceMap.Spot(line.label(), line.label().replaceFirst(" \\(.*", ""), centres.get(line.code()), line.answers())).toList(), List.of(), missing);
    }
}
