package fr.maillage.survey.entity;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pattern that a text must fit, whole. Matched in time linear in the text (RE2), whatever the pattern: nobody can hold a thread with one.
 * That leaves out references back and looking around, which are refused when the pattern is written.
 */
public final class TextPattern {
    public static final int LENGTH_MAX = 200;
    private static final int KEPT = 1000;
    /** Counted repetitions multiply the work: {@code (a{100}){100}} is ten thousand steps for each character. */
    private static final int REPEATS_MAX = 10_000;
    private static final int STEPS_MAX = 5000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException for what is no such pattern */
    public static TextPattern of(String text) {
        if (text.length() > LENGTH_MAX) throw new IllegalArgumentException("a pattern has at most " + LENGTH_MAX + " characters");
        if (COMPILED.size() >= KEPT) COMPILED.clear();
        if (repeats(text) > REPEATS_MAX) throw new IllegalArgumentException("a pattern repeats too often");
        try {
            Pattern pattern = COMPILED.computeIfAbsent(text, Pattern::compile);
            if (pattern.programSize() > STEPS_MAX) throw new IllegalArgumentException("a pattern repeats too often");
            return new TextPattern(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern: " + e.getMessage(), e);
        }
    }

    private static double repeats(String text) {
        double product = 1;
        java.util.regex.Matcher repeat = REPEAT.matcher(text);
        while (repeat.find()) {
            String most = repeat.group(2) == null || repeat.group(2).isEmpty() ? repeat.group(1) : repeat.group(2);
            product *= Math.max(1, Integer.parseInt(most));
        }
        return product;
    }

    /** Whether the whole of the text fits. */
    public boolean fits(String text) {
        return pattern.matches(text);
    }
}
