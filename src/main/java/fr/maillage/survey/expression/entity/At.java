package fr.maillage.survey.expression.entity;

/**
 * Where something stands in the text of an expression: characters before it. Says nothing of what it is, so all places are equal:
 * two expressions that say the same are equal wherever they were written.
 */
public record At(int offset) {
    @Override
    public boolean equals(Object other) {
        return other instanceof At;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
