package fr.maillage.survey.results.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
                      LocalDate closesOn, int k, long participants, Instant publishedAt, boolean withdrawn, List<Question> questions, List<Crossing> crossings) {
    /** Codes of the figures that every question has. */
    public static final String ANSWERED = "_answered";
    public static final String NOT_ANSWERED = "_not_answered";
    public static final String NOT_ASKED = "_not_asked";

    /** What stands for the type of a question in the rows of a crossing. */
    public static final String CROSSING = "CROSSING";

    public Release {
        questions = List.copyOf(questions);
        crossings = List.copyOf(crossings);
    }

    /** One without crossings. */
    public Release(UUID surveyId, UUID territoryId, String territorySlug, String territoryName, String slug, String title, LocalDate opensOn, LocalDate closesOn,
                   int k, long participants, Instant publishedAt, boolean withdrawn, List<Question> questions) {
        this(surveyId, territoryId, territorySlug, territoryName, slug, title, opensOn, closesOn, k, participants, publishedAt, withdrawn, questions, List.of());
    }

    /**
     * Two questions crossed.
     *
     * @param rows    places of the first question, with their words; {@code fr.maillage.survey.results.entity.Crossing} names those that are no answer
     * @param columns places of the second
     * @param figures row by row
     */
    public record Crossing(String first, String second, String firstText, String secondText, List<Place> rows, List<Place> columns, List<List<Figure>> figures) {
        public Crossing {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            figures = figures.stream().map(List::copyOf).toList();
        }

        /** Codes of both, e.g. {@code q1~q6}: what stands for the code of a question. */
        public String code() {
            return first + "~" + second;
        }

        public long withheld() {
            return figures.stream().flatMap(List::stream).filter(Figure::withheld).count();
        }

        /** As one question whose answers are pairs, for channels that know rows only. */
        Question asQuestion() {
            List<Cell> cells = new java.util.ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < columns.size(); j++) {
                    cells.add(new Cell(rows.get(i).code() + "~" + columns.get(j).code(), rows.get(i).label() + " × " + columns.get(j).label(), figures.get(i).get(j)));
                }
            }
            return new Question(code(), CROSSING, firstText + " × " + secondText, false, cells);
        }
    }

    /** An answer, or everybody, or those without an answer. */
    public record Place(String code, String label) {
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
        public boolean crossed() {
            return question.type().equals(CROSSING);
        }

        /** Of a crossing: the code of the first or the second question; empty otherwise. */
        public String question(int side) {
            return crossed() ? question.code().split("~")[side] : "";
        }

        /** Of a crossing: the code of the first or the second answer; empty otherwise. */
        public String answer(int side) {
            return crossed() ? cell.code().split("~")[side] : "";
        }
    }

    public Release with(List<Question> itsQuestions, List<Crossing> itsCrossings) {
        return new Release(surveyId, territoryId, territorySlug, territoryName, slug, title, opensOn, closesOn, k, participants, publishedAt, withdrawn, itsQuestions, itsCrossings);
    }

    /** Every figure: of each question, then of each crossing. */
    public List<Row> rows() {
        return Stream.concat(questions.stream(), crossings.stream().map(Crossing::asQuestion)).flatMap(question -> question.cells().stream().map(cell -> new Row(this, question, cell))).toList();
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
