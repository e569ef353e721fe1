package fr.maillage.survey.results.boundary;

import fr.maillage.web.Chart;
import java.util.List;

/**
 * One question on a page of results.
 *
 * @param id        anchor
 * @param finding   the sentence that says what came out
 * @param chart     null when there is nothing to draw
 * @param notes     sentences of a question without a chart: who answered, what a reader must know; a chart has its own
 * @param textsHref where the team reads the texts, or null
 * @param textsLabel of that link
 */
public record QuestionView(String id, String title, String finding, Chart chart, List<String> notes, String textsHref, String textsLabel) {
    QuestionView linked(String href, String label) {
        return new QuestionView(id, title, finding, chart, notes, href, label);
    }

    QuestionView noting(List<String> more) {
        List<String> all = new java.util.ArrayList<>(notes);
        all.addAll(more);
        return new QuestionView(id, title, finding, chart, List.copyOf(all), textsHref, textsLabel);
    }
}
