package fr.maillage.territory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The INSEE code of a commune, in force or former: five characters, a département (01 to 95, 2A, 2B, 971 to 989) then a number that is never zero,
 * which is why a postal code such as 48000 is refused. Well formed does not mean in force: {@link Communes#inForce} tells.
 */
public record InseeCode(String value) implements Comparable<InseeCode> {

    // 20 was Corsica's département until 1976: its codes are former ones, still met in old files
    private static final Pattern FORM = Pattern.compile(
            "(?:0[1-9]|[1-8]\\d|9[0-5]|2[AB])(?!000)\\d{3}|(?:97[1-8]|98[46-9])(?!00)\\d{2}");

    public InseeCode {
        if (value == null || !FORM.matcher(value).matches()) throw new IllegalArgumentException("not an INSEE commune code: " + value);
    }

    /** Reads what people write: spaces around and a small 2a or 2b are accepted, a lost leading zero is not guessed. */
    public static Optional<InseeCode> parse(String text) {
        if (text == null) return Optional.empty();
        String value = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(value).matches() ? Optional.of(new InseeCode(value)) : Optional.empty();
    }

    /** The code of the département: two characters in metropolitan France, three overseas. */
    public String departement() {
        return value.substring(0, overseas() ? 3 : 2);
    }

    public boolean overseas() {
        return value.startsWith("97") || value.startsWith("98");
    }

    @Override
    public int compareTo(InseeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
