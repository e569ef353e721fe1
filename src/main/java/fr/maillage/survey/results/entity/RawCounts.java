package fr.maillage.survey.results.entity;

import java.util.Map;

/**
 * Counters of a survey as they are read, before anybody gave them words.
 *
 * @param participants answers counted
 * @param values       by code of question, then by value or special ({@code _answered}, {@code _declined}, {@code _not_asked})
 */
public record RawCounts(long participants, Map<String, Map<String, Long>> values) {
    public Map<String, Long> of(String question) {
        return values.getOrDefault(question, Map.of());
    }

    public long special(String question, String special) {
        return of(question).getOrDefault(special, 0L);
    }
}
