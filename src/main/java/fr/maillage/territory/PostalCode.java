package fr.maillage.territory;

import java.util.Optional;
import java.util.regex.Pattern;

/** A French postal code: five digits, 01000 to 98999. It names no commune: several communes share one, and one commune may have several. */
public record PostalCode(String value) {

    private static final Pattern FORM = Pattern.compile("(?:0[1-9]|[1-8][0-9]|9[0-578])[0-9]{3}");

    public PostalCode {
        if (value == null || !FORM.matcher(value).matches()) throw new IllegalArgumentException("not a postal code: " + value);
    }

    public static Optional<PostalCode> parse(String text) {
        if (text == null) return Optional.empty();
        String value = text.strip();
        return FORM.matcher(value).matches() ? Optional.of(new PostalCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
