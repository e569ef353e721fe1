package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.coverage.entity.Coverage.Line;
import fr.maillage.territory.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Communes as discs where they lie, as large as their answers; drawn by {@code coverage/parts :: map}. It adds to the table, which says it all:
 * the centres of the smaller communes are not known, and their number is said.
 *
 * @param discs   the largest first, so that none hides a smaller one
 * @param height  of a drawing 400 wide
 * @param missing communes with answers and without a known place
 */
public record CommuneMap(List<Disc> discs, int height, long missing) {
    private static final double WIDTH = 400;
    private static final double MARGIN = 34;
    private static final double LARGEST = 26;
    private static final int NAMED = 6;

    /** @param name drawn beside it, or null; @param title said to who points at it */
    public record Disc(String x, String y, String r, String name, String title, String textY) {
    }

    /** Empty drawing when fewer than two places are known: that is no map. */
    static CommuneMap of(List<Line> lines, Map<String, GeoPoint> centres) {
        List<Line> placed = lines.stream().filter(line -> line.answers() > 0 && centres.containsKey(line.code())).sorted(Comparator.comparingLong(Line::answers).reversed()).toList();
        long missing = lines.stream().filter(line -> line.answers() > 0 && !centres.containsKey(line.code())).count();
        if (placed.size() < 2) return new CommuneMap(List.of(), 0, missing);
        double west = placed.stream().mapToDouble(line -> centres.get(line.code()).longitude()).min().orElseThrow();
        double east = placed.stream().mapToDouble(line -> centres.get(line.code()).longitude()).max().orElseThrow();
        double south = placed.stream().mapToDouble(line -> centres.get(line.code()).latitude()).min().orElseThrow();
        double north = placed.stream().mapToDouble(line -> centres.get(line.code()).latitude()).max().orElseThrow();
        double narrowing = Math.cos(Math.toRadians((south + north) / 2));
        double scale = Math.min((WIDTH - 2 * MARGIN) / Math.max(1e-6, (east - west) * narrowing), (WIDTH - 2 * MARGIN) / Math.max(1e-6, north - south));
        List<Disc> discs = new ArrayList<>();
        for (Line line : placed) {
            GeoPoint centre = centres.get(line.code());
            double x = WIDTH / 2 + ((centre.longitude() - (west + east) / 2) * narrowing) * scale;
            double y = MARGIN + (north - centre.latitude()) * scale;
            double r = Math.max(3, LARGEST * Math.sqrt((double) line.answers() / placed.get(0).answers()));
            discs.add(new Disc(shown(x), shown(y), shown(r), discs.size() < NAMED ? line.label().replaceFirst(" \\(.*", "") : null, line.label() + " : " + line.answers(), shown(y + r + 13)));
        }
        return new CommuneMap(discs, (int) Math.ceil(2 * MARGIN + (north - south) * scale), missing);
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
