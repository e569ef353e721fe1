package fr.maillage.survey.results.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.CrossedAnswers;
import fr.maillage.survey.results.control.Publication;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.web.Choice;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** Crossings on pages: those of a release as tables, and the choice of them before publication. */
@RequestScoped
public class CrossingViews {
    @Inject
    Messages messages;

    @Inject
    Publication publication;

    /** A table ready to be written, the question with more answers going down. {@code withheld}: a sentence, or null. */
    public record View(String id, String title, String down, List<String> heads, List<Row> rows, String withheld) {
    }

    public record Row(String head, List<Cell> cells) {
    }

    /** @param count null when withheld, and so is its text */
    public record Cell(Long count, String text) {
        public boolean withheld() {
            return count == null;
        }
    }

    /** A crossing chosen for the publication. */
    public record Chosen(String value, String first, String second, boolean thin, String without) {
    }

    public List<View> of(Release release) {
        return release.crossings().stream().map(crossing -> view(crossing, release.k())).toList();
    }

    private View view(Release.Crossing crossing, int k) {
        boolean turned = crossing.columns().size() > crossing.rows().size();
        List<Release.Place> down = turned ? crossing.columns() : crossing.rows();
        List<Release.Place> across = turned ? crossing.rows() : crossing.columns();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < down.size(); i++) {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < across.size(); j++) cells.add(cell(turned ? crossing.figures().get(j).get(i) : crossing.figures().get(i).get(j)));
            rows.add(new Row(down.get(i).label(), cells));
        }
        String title = messages.text("results.crossing.title", turned ? crossing.secondText() : crossing.firstText(), turned ? crossing.firstText() : crossing.secondText());
        long withheld = crossing.withheld();
        String sentence = withheld == 0 ? null : messages.text(withheld == 1 ? "results.crossing.withheld.one" : "results.crossing.withheld", withheld, k);
        return new View("croisement-" + crossing.first() + "-" + crossing.second(), title, turned ? crossing.secondText() : crossing.firstText(),
                across.stream().map(Release.Place::label).toList(), rows, sentence);
    }

    private Cell cell(Figure figure) {
        Long count = figure.orNull();
        return new Cell(count, count == null ? null : NumberFormat.getIntegerInstance(messages.locale()).format(count));
    }

    /** Pairs as forms and links write them: {@code q1~q6}; what is none is left out. */
    static List<Publication.Pair> pairs(List<String> written) {
        if (written == null) return List.of();
        return written.stream().filter(each -> each.matches(Question.CODE + "~" + Question.CODE)).map(each -> each.split("~")).map(each -> new Publication.Pair(each[0], each[1])).distinct().toList();
    }

    /** What can be crossed, and what is chosen so far. */
    void offer(Page page, Survey survey, List<Publication.Pair> pairs, List<Publication.Pair> tooThin, String here) {
        List<Choice> choices = survey.questions().stream().filter(CrossedAnswers::crosses).map(question -> Choice.of(question.code(), question.text())).toList();
        List<Chosen> chosen = pairs.stream().filter(pair -> publication.crosses(survey, pair))
                .map(pair -> new Chosen(value(pair), text(survey, pair.first()), text(survey, pair.second()), tooThin.contains(pair), without(pairs, pair, here))).toList();
        page.with("crossable", choices.size() < 2 ? List.of() : choices).with("chosen", chosen);
    }

    /** Whether each of the two can be crossed, if not with the other. */
    static boolean crossable(Survey survey, Publication.Pair pair) {
        List<String> codes = survey.questions().stream().filter(CrossedAnswers::crosses).map(Question::code).toList();
        return codes.contains(pair.first()) && codes.contains(pair.second());
    }

    private static String without(List<Publication.Pair> pairs, Publication.Pair removed, String here) {
        String rest = String.join("&", pairs.stream().filter(pair -> !pair.equals(removed)).map(pair -> "croisement=" + value(pair)).toList());
        return here + (rest.isEmpty() ? "" : "?" + rest) + "#croiser";
    }

    private static String value(Publication.Pair pair) {
        return pair.first() + "~" + pair.second();
    }

    private static String text(Survey survey, String code) {
        return survey.questions().stream().filter(question -> question.code().equals(code)).map(Question::text).findFirst().orElse(code);
    }
}
