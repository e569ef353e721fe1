package fr.maillage.web;

import java.util.Collection;
import java.util.Objects;

/**
 * One line of a select, of radio buttons or of checkboxes.
 *
 * @param value what the form sends
 * @param label what the reader sees
 * @param hint a sentence under the label, or null
 * @param apart shown after a gap, for « Je préfère ne pas répondre »: it is not one answer among the others
 */
public record Choice(String value, String label, String hint, boolean apart) {

    public Choice {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
    }

    public static Choice of(String value, String label) {
        return new Choice(value, label, null, false);
    }

    public Choice withHint(String sentence) {
        return new Choice(value, label, sentence, apart);
    }

    public Choice setApart() {
        return new Choice(value, label, hint, true);
    }

    /**
     * Whether this choice is among what was typed.
     *
     * @param typed null, one value, or a collection of values; compared as text, so that an enum, a number
     *     and what a browser sent mean the same
     */
    public boolean chosenIn(Object typed) {
        if (typed == null) {
            return false;
        }
        if (typed instanceof Collection<?> several) {
            return several.stream().anyMatch(one -> value.equals(String.valueOf(one)));
        }
        return value.equals(typed.toString());
    }
}
