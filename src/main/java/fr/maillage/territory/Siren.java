package fr.maillage.territory;

import java.util.Optional;
import java.util.regex.Pattern;

/** The SIREN of a legal person: nine digits whose Luhn sum is a multiple of ten. */
public record Siren(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{9}");

    public Siren {
        if (value == null || !FORM.matcher(value).matches() || luhn(value) % 10 != 0) throw new IllegalArgumentException("not a SIREN: " + value);
    }

    /** Reads what people write: "214 800 955" (no-break spaces too) is accepted. */
    public static Optional<Siren> parse(String text) {
        if (text == null || text.length() > 40) return Optional.empty();
        String value = text.replaceAll("[\\s\\u00a0\\u202f]", "");
        return FORM.matcher(value).matches() && luhn(value) % 10 == 0 ? Optional.of(new Siren(value)) : Optional.empty();
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        return sum;
    }

    @Override
    public String toString() {
        return value;
    }
}
