package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The crossings of releases in the database, frozen as their questions are. */
@ApplicationScoped
public class CrossingRows {
    @Inject
    Rows rows;

    void add(Release release) {
        int at = 0;
        for (Release.Crossing crossing : release.crossings()) {
            rows.update("insert into results_crossing (survey_id, position, first, second, first_text, second_text) values (?, ?, ?, ?, ?, ?)",
                    release.surveyId(), at, crossing.first(), crossing.second(), crossing.firstText(), crossing.secondText());
            places(release, at, 1, crossing.rows());
            places(release, at, 2, crossing.columns());
            for (int i = 0; i < crossing.rows().size(); i++) {
                for (int j = 0; j < crossing.columns().size(); j++) {
                    Figure figure = crossing.figures().get(i).get(j);
                    rows.update("insert into results_crossing_cell (survey_id, crossing, first, second, count) values (?, ?, ?, ?, ?)", release.surveyId(), at,
                            crossing.rows().get(i).code(), crossing.columns().get(j).code(), figure.orNull());
                }
            }
            at++;
        }
    }

    private void places(Release release, int crossing, int side, List<Release.Place> places) {
        int at = 0;
        for (Release.Place place : places)
            rows.update("insert into results_crossing_place (survey_id, crossing, side, position, code, label) values (?, ?, ?, ?, ?, ?)",
                    release.surveyId(), crossing, side, at++, place.code(), place.label());
    }

    List<Release.Crossing> of(UUID surveyId) {
        Map<String, Figure> figures = new HashMap<>();
        rows.list("select crossing, first, second, count from results_crossing_cell where survey_id = ?", row ->
                figures.put(row.getInt(1) + " " + row.getString(2) + "~" + row.getString(3), Figure.of(row.getObject(4, Long.class))), surveyId);
        Map<String, List<Release.Place>> places = new HashMap<>();
        rows.list("select crossing, side, code, label from results_crossing_place where survey_id = ? order by crossing, side, position", row ->
                places.computeIfAbsent(row.getInt(1) + " " + row.getInt(2), any -> new ArrayList<>()).add(new Release.Place(row.getString(3), row.getString(4))), surveyId);
        return rows.list("select position, first, second, first_text, second_text from results_crossing where survey_id = ? order by position", row -> {
            int at = row.getInt(1);
            List<Release.Place> down = places.get(at + " 1");
            List<Release.Place> across = places.get(at + " 2");
            List<List<Figure>> grid = down.stream().map(first -> across.stream().map(second -> figures.get(at + " " + first.code() + "~" + second.code())).toList()).toList();
            return new Release.Crossing(row.getString(2), row.getString(3), row.getString(4), row.getString(5), down, across, grid);
        }, surveyId);
    }
}
