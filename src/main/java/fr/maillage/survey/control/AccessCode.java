package fr.maillage.survey.control;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code that opens a survey once, printed {@code K7F3M-T9QX4-BWD2E}: an identifier, which names it in the register, and a secret.
 * Letters and digits that look alike are not used.
 */
public record AccessCode(String identifier, String secret) {
    public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    static final int IDENTIFIER = 5;
    static final int SECRET = 10;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + (IDENTIFIER + SECRET) + "}");

    /** Reads what people type: capitals or not, with spaces, with or without hyphens. */
    public static Optional<AccessCode> parse(String typed) {
        if (typed == null) return Optional.empty();
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}.]", "");
        return FORM.matcher(plain).matches() ? Optional.of(new AccessCode(plain.substring(0, IDENTIFIER), plain.substring(IDENTIFIER))) : Optional.empty();
    }

    /** As printed. */
    public String printed() {
        return identifier + "-" + secret.substring(0, SECRET / 2) + "-" + secret.substring(SECRET / 2);
    }
}
