package fr.maillage.survey.exchange.entity;

/**
 * An option of a question, or a row of a matrix.
 *
 * @param apart « I'd rather not say »
 * @param other asks to say what
 */
public record DraftOption(String code, Wording label, boolean apart, boolean other) {
    public static DraftOption of(String code, Wording label) {
        return new DraftOption(code, label, false, false);
    }
}
