package fr.maillage.survey.entity;

/**
 * An option as somebody who writes a survey puts it.
 *
 * @param code    its code in the answers; empty: one is found
 * @param label   what the page shows
 * @param apart   « Je préfère ne pas répondre »
 * @param other   « Autre, précisez »; its code is always {@link Option#OTHER}
 * @param heading what it stands under; empty for none
 */
public record Offered(String code, String label, boolean apart, boolean other, String heading) {
    public static Offered of(String label) {
        return new Offered("", label, false, false, "");
    }

    /** With a code of its own, as an imported survey or a category has. */
    public static Offered of(String code, String label) {
        return new Offered(code, label, false, false, "");
    }

    public static Offered apart(String label) {
        return new Offered("", label, true, false, "");
    }

    public static Offered other(String label) {
        return new Offered(Option.OTHER, label, false, true, "");
    }

    /** The same as the one set apart. */
    public Offered setApart() {
        return new Offered(code, label, true, other, heading);
    }

    public Offered under(String newHeading) {
        return new Offered(code, label, apart, other, newHeading);
    }
}
