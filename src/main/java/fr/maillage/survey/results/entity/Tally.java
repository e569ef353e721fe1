package fr.maillage.survey.results.entity;

import fr.maillage.survey.entity.QuestionType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true counts of a survey with their words: for the team, and for the gate.
 *
 * @param participants answers counted
 */
public record Tally(long participants, List<Question> questions) {
    public Tally {
        questions = List.copyOf(questions);
    }

    /** What the gate takes. */
    public Counts counts() {
        return new Counts(participants, questions.stream().map(Question::counts).toList());
    }

    /**
     * One question.
     *
     * @param declined among those without an answer, how many chose to say so (« Je préfère ne pas répondre »)
     * @param labels   by code of answer, in French
     * @param spread   of a number or a scale, when somebody answered
     */
    public record Question(String text, QuestionType type, String unit, Counts.Question counts, long declined, Map<String, String> labels, Optional<Spread> spread) {
        public String code() {
            return counts.code();
        }
    }

    /** Of the numbers answered; the team's, never published: the ends are somebody's answer. The median is the lower one of an even number of answers. */
    public record Spread(BigDecimal smallest, BigDecimal median, BigDecimal mean, BigDecimal largest) {
    }
}
