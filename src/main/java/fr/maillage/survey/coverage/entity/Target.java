package fr.maillage.survey.coverage.entity;

/**
 * How many persons live where, or are of which age.
 *
 * @param commune INSEE code, or empty for all communes
 * @param age     code of an answer to the question on age, or empty for all ages
 * @param persons positive
 */
public record Target(String commune, String age, long persons) {
    public Target {
        if (commune.isEmpty() && age.isEmpty()) throw new IllegalArgumentException("a target says where or what age");
        if (persons < 1) throw new IllegalArgumentException("a target counts persons");
    }
}
