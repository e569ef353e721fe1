package fr.maillage.survey.results.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * What may be published of a survey, and nothing else: the only thing the public channels are given.
 *
 * @param k            threshold: a count of 1 to k − 1 persons is never published
 * @param participants answers received
 */
public record ProtectedCounts(int k, Figure participants, List<Question> questions) {
    public ProtectedCounts {
        questions = List.copyOf(questions);
    }

    /** How many figures were withheld; published itself, so that nobody takes a gap for a zero. */
    public long withheld() {
        return Stream.concat(Stream.of(participants), questions.stream().flatMap(Question::figures)).filter(Figure::withheld).count();
    }

    /**
     * One question.
     *
     * @param shares whether percentages may be shown: not below {@value fr.maillage.survey.results.control.DisclosureGate#SHARES_FROM} respondents
     * @param cells  of an {@link Shape#OPEN} question: the answers that stand alone, then {@link #OTHER} for all the rest together
     */
    public record Question(String code, Shape shape, Figure answered, Figure notAnswered, Figure notAsked, boolean shares, List<Cell> cells) {
        /** Code of the cell that holds the answers too rare to be named. */
        public static final String OTHER = "_other";

        public Question {
            cells = List.copyOf(cells);
        }

        public Stream<Figure> figures() {
            return Stream.concat(Stream.of(answered, notAnswered, notAsked), cells.stream().map(Cell::figure));
        }
    }

    /** One answer. */
    public record Cell(String code, Figure figure) {
    }
}
