package fr.maillage.survey.results.entity;

import fr.maillage.survey.entity.QuestionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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

    /**
     * Of the numbers answered; the team's, never published: the ends are somebody's answer. Median and quartiles are answers that were given:
     * the smallest that at least half (a quarter, three quarters) of the respondents do not exceed.
     */
    public record Spread(BigDecimal smallest, BigDecimal lowerQuartile, BigDecimal median, BigDecimal upperQuartile, BigDecimal mean, BigDecimal largest) {
        /** @param counts by number; names that begin with {@code _} are no numbers */
        public static Optional<Spread> of(Map<String, Long> counts) {
            NavigableMap<BigDecimal, Long> numbers = new TreeMap<>();
            counts.forEach((number, count) -> {
                if (!number.startsWith("_") && count > 0) numbers.merge(new BigDecimal(number), count, Long::sum);
            });
            if (numbers.isEmpty()) return Optional.empty();
            long n = numbers.values().stream().mapToLong(count -> count).sum();
            BigDecimal sum = numbers.entrySet().stream().map(entry -> entry.getKey().multiply(BigDecimal.valueOf(entry.getValue()))).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean = sum.divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP).stripTrailingZeros();
            return Optional.of(new Spread(numbers.firstKey(), rank(numbers, (n + 3) / 4), rank(numbers, (n + 1) / 2), rank(numbers, (3 * n + 3) / 4),
                    mean.scale() < 0 ? mean.setScale(0) : mean, numbers.lastKey()));
        }

        private static BigDecimal rank(NavigableMap<BigDecimal, Long> numbers, long rank) {
            long seen = 0;
            for (Map.Entry<BigDecimal, Long> entry : numbers.entrySet()) {
                seen += entry.getValue();
                if (seen >= rank) return entry.getKey();
            }
            throw new IllegalArgumentException("no number has the rank " + rank);
        }
    }
}
