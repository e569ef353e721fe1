package fr.maillage.survey.paper.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a printed form, with a letter that gives wrong digits away: {@code 0042 K}. The letter depends on the survey too, so that
 * a form of another survey is found out in 22 cases of 23.
 */
public record FormNumber(UUID survey, int number) {
    public static final int MOST = 99_999;
    /** 23 letters, no I, O, U: a prime, so that every single wrong digit and every two exchanged digits change the letter. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final Pattern TYPED = Pattern.compile("(\\d{1,5})[\\s.-]*([A-Z])");

    public FormNumber {
        if (number < 1 || number > MOST) throw new IllegalArgumentException("between 1 and " + MOST);
    }

    /** Reads what people type; empty for what is no number of this survey. */
    public static Optional<FormNumber> parse(UUID survey, String typed) {
        Matcher matcher = TYPED.matcher(typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) return Optional.empty();
        FormNumber number = new FormNumber(survey, Integer.parseInt(matcher.group(1)));
        return number.letter() == matcher.group(2).charAt(0) ? Optional.of(number) : Optional.empty();
    }

    public char letter() {
        return LETTERS.charAt(Math.floorMod(number + survey.hashCode(), LETTERS.length()));
    }

    /** As printed. */
    @Override
    public String toString() {
        return "%04d %c".formatted(number, letter());
    }
}
