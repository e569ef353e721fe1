package fr.maillage.survey.results.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * True counts of two questions crossed, before the gate: how many gave this answer to the first and that one to the second.
 *
 * @param counts by place on the first side, then on the second; a missing pair is zero. Who ticked several answers counts in each of them,
 *               and once in {@link #ANSWERED}
 */
public record Crossing(Side first, Side second, Map<List<String>, Long> counts) {
    /** Place of those who gave no answer or were not asked. */
    public static final String NONE = "_none";
    /** Place of all those who answered; counted where several answers may be ticked. */
    public static final String ANSWERED = "_answered";
    /** Place of everybody. */
    public static final String ALL = "_all";
    /** Place of the answers of an open list that are too rare to be crossed one by one. */
    public static final String REST = "_rest";

    /**
     * One of the two questions.
     *
     * @param answers codes of the answers that are told apart, {@link #REST} last where there is one
     * @param rest    answers of an open list that {@link #REST} adds up, {@link ProtectedCounts.Question#OTHER} among them
     * @param silent  whether somebody gave no answer; otherwise that place is left out
     */
    public record Side(String code, Shape shape, List<String> answers, List<String> rest, boolean silent) {
        public Side {
            answers = List.copyOf(answers);
            rest = List.copyOf(rest);
        }

        /** The places shown, in order: answers, all who answered, those who did not, everybody. */
        public List<String> places() {
            List<String> places = new ArrayList<>(answers);
            if (shape == Shape.ANY_OF) places.add(ANSWERED);
            if (silent) places.add(NONE);
            places.add(ALL);
            return places;
        }
    }

    public Crossing {
        counts = Map.copyOf(counts);
    }

    public long count(String first, String second) {
        return counts.getOrDefault(List.of(first, second), 0L);
    }

    /** Codes of both questions, e.g. {@code q1~q6}. */
    public String code() {
        return first.code + "~" + second.code;
    }
}
