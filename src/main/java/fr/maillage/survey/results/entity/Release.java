package fr.maillage.survey.results.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The published results of a survey: frozen, the same for the page, the files and the graph. A survey has one at most;
 * what was taken back may be shown again, never counted again, so that no two releases can be subtracted.
 *
 * @param k            threshold it was protected with
 * @param participants answers received
 * @param publishedAt  null in a preview
 * @param withdrawn    taken back, by itself or with its survey
 */
public record Release(UUID surveyId, UUID territoryId, String territorySlug, String territoryName, String slug, String title, LocalDate opensOn,
                      LocalDate closesOn, int k, long participants, Instant publishedAt, boolean withdrawn, List<Question> questions) {
    /** Codes of the figures that every question has. */
    public static final String ANSWERED = "_answered";
    public static final String NOT_ANSWERED = "_not_answered";
    public static final String NOT_ASKED = "_not_asked";

    public Release {
        questions = List.copyOf(questions);
    }

    /**
     * One question.
     *
     * @param type   the name of its {@link fr.maillage.survey.entity.QuestionType}
     * @param shares whether percentages of its respondents may be shown
     */
    public record Question(String code, String type, String text, boolean shares, List<Cell> cells) {
        public Question {
            cells = List.copyOf(cells);
        }

        /** The answers, without who answered or not. */
        public List<Cell> answers() {
            return cells.stream().filter(cell -> !List.of(ANSWERED, NOT_ANSWERED, NOT_ASKED).contains(cell.code())).toList();
        }

        public Figure figure(String cellCode) {
            return cells.stream().filter(cell -> cell.code().equals(cellCode)).map(Cell::figure).findFirst().orElseThrow();
        }
    }

    /** One published or withheld figure. */
    public record Cell(String code, String label, Figure figure) {
    }

    /** One line of the open data: a figure with all it needs to be read alone. */
    public record Row(Release release, Question question, Cell cell) {
    }

    public Release with(List<Question> itsQuestions) {
        return new Release(surveyId, territoryId, territorySlug, territoryName, slug, title, opensOn, closesOn, k, participants, publishedAt, withdrawn, itsQuestions);
    }

    public List<Row> rows() {
        return questions.stream().flatMap(question -> question.cells().stream().map(cell -> new Row(this, question, cell))).toList();
    }

    public long withheld() {
        return rows().stream().filter(row -> row.cell().figure().withheld()).count();
    }

    /** Classes of a number without the empty ones after the largest answer: they are zeros everybody may know, and many. */
    public static List<Cell> withoutEmptyEnd(List<Cell> classes) {
        int end = classes.size();
        while (end > 1 && classes.get(end - 1).figure().equals(Figure.shown(0))) end--;
        return classes.subList(0, end);
    }

    /** Identifier of its dataset among those of the territory. */
    public String dataset() {
        return "resultats-" + slug;
    }
}
