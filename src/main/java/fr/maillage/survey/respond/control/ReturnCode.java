package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Digests;
import fr.maillage.survey.control.AccessCode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A code that a person keeps to come back, written {@code K7F3-M9QX-4BWD-2EHT}: 16 signs of 31, 79 bits. The portal keeps none.
 * Two things are made of it, neither of which gives the code nor the other one: where something lies, and the key that opens it.
 */
public record ReturnCode(String signs) {
    private static final int SIGNS = 16;
    private static final Pattern FORM = Pattern.compile("[" + AccessCode.ALPHABET + "]{" + SIGNS + "}");

    /** What a code is for: the same signs mean nothing elsewhere. */
    public enum Use {
        /** An answer that is not finished. */
        DRAFT,
        /** What was typed, of an answer that was sent. */
        COPY,
        /** The answer itself. The place of its copy says nothing of the answer's. */
        ANSWER
    }

    /** The code that 32 random-looking bytes make: its sixteen lowest digits in base 31. */
    public static ReturnCode of(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < SIGNS; i++) {
            BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(AccessCode.ALPHABET.length()));
            signs.append(AccessCode.ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return new ReturnCode(signs.toString());
    }

    /** Reads what people type: capitals or not, with spaces or hyphens. */
    public static Optional<ReturnCode> parse(String typed) {
        if (typed == null || typed.length() > 100) return Optional.empty();
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}.]", "");
        return FORM.matcher(plain).matches() ? Optional.of(new ReturnCode(plain)) : Optional.empty();
    }

    /** As printed. */
    public String printed() {
        return signs.replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Where it lies: what the database keeps. */
    public byte[] place(UUID surveyId, Use use) {
        return Digests.sha256("place " + use + " " + surveyId + " " + signs);
    }

    /** The AES-256 key. No slow function is needed: 79 random bits are not guessed. */
    public byte[] key(UUID surveyId, Use use) {
        return Digests.sha256("key " + use + " " + surveyId + " " + signs);
    }
}
