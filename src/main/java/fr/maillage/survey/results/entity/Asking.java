package fr.maillage.survey.results.entity;

import java.util.Map;

/**
 * What everybody can read in the questionnaire: whether somebody who gave an answer to an earlier question was asked this one. So the number of
 * those asked is a sum of earlier answers, or lies between two of them.
 *
 * @param question  code of the question that is not asked of everybody
 * @param earlier   code of the question that decides
 * @param answers   by code of the earlier answer; of several ticks, {@code !code} are those who answered without this tick
 * @param otherwise of answers that are not named
 * @param silent    of those who gave no answer to the earlier question, or were not asked it either
 */
public record Asking(String question, String earlier, Map<String, Asked> answers, Asked otherwise, Asked silent) {
    /** Of the people behind one answer. */
    public enum Asked {
        ALL,
        /** Other answers decide as well. */
        SOME,
        NONE;

        /** Of two groups of people together. */
        public Asked with(Asked other) {
            return this == other ? this : SOME;
        }
    }

    public Asking {
        answers = Map.copyOf(answers);
    }

    public Asked of(String answer) {
        return answers.getOrDefault(answer, otherwise);
    }
}
