package fr.maillage.survey.exchange.entity;

/**
 * An option of a question, or a row of a matrix.
 *
 * @param apart   « I'd rather not say »
 * @param other   asks to say what
 * @param heading what it stands under; empty for none
 */
public record DraftOption(String code, Wording label, boolean apart, boolean other, String heading) {
    public DraftOption(String code, Wording label, boolean apart, boolean other) {
        this(code, label, apart, other, "");
    }

    public static DraftOption of(String code, Wording label) {
        return new DraftOption(code, label, false, false);
    }
}
