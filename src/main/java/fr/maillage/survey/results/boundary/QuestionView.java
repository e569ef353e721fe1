package fr.maillage.survey.results.boundary;

import fr.maillage.survey.results.entity.FigureTable;
import fr.maillage.web.Chart;
import java.util.ArrayList;
import java.util.List;

/**
 * One question on a page of results.
 *
 * @param id        anchor
 * @param finding   the sentence that says what came out
 * @param chart     null when there is nothing to draw
 * @param map       where the answers lie, or null
 * @param tables    what a chart cannot show: a matrix as a whole, the ranks of a ranking
 * @param parts     the rows of a matrix, each as a question of its own
 * @param notes     sentences of a question without a chart: who answered, what a reader must know; a chart has its own
 * @param textsHref where the team reads the texts, or null
 * @param textsLabel of that link
 */
public record QuestionView(String id, String title, String finding, Chart chart, PlaceMap map, List<FigureTable> tables, List<QuestionView> parts, List<String> notes,
                           String textsHref, String textsLabel) {
    QuestionView(String id, String title, String finding, Chart chart, List<String> notes) {
        this(id, title, finding, chart, null, List.of(), List.of(), notes, null, null);
    }

    QuestionView linked(String href, String label) {
        return new QuestionView(id, title, finding, chart, map, tables, parts, notes, href, label);
    }

    QuestionView noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new QuestionView(id, title, finding, chart, map, tables, parts, List.copyOf(all), textsHref, textsLabel);
    }

    QuestionView mapped(PlaceMap newMap) {
        return new QuestionView(id, title, finding, chart, newMap, tables, parts, notes, textsHref, textsLabel);
    }

    QuestionView with(FigureTable table) {
        List<FigureTable> all = new ArrayList<>(tables);
        all.add(table);
        return new QuestionView(id, title, finding, chart, map, List.copyOf(all), parts, notes, textsHref, textsLabel);
    }
}
