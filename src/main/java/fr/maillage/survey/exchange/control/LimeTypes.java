package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.Kind;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The question types of LimeSurvey, each a letter, and ours. */
final class LimeTypes {
    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("5", Kind.SCALE), Map.entry("T", Kind.LONG_TEXT), Map.entry("U", Kind.LONG_TEXT), Map.entry("S", Kind.SHORT_TEXT),
            Map.entry("N", Kind.NUMBER), Map.entry("Y", Kind.SINGLE), Map.entry("G", Kind.SINGLE), Map.entry("L", Kind.SINGLE), Map.entry("!", Kind.SINGLE), Map.entry("O", Kind.SINGLE),
            Map.entry("M", Kind.MULTIPLE), Map.entry("P", Kind.MULTIPLE), Map.entry("F", Kind.MATRIX_SINGLE), Map.entry("H", Kind.MATRIX_SINGLE), Map.entry("A", Kind.MATRIX_SINGLE),
            Map.entry("B", Kind.MATRIX_SINGLE), Map.entry("C", Kind.MATRIX_SINGLE), Map.entry("E", Kind.MATRIX_SINGLE), Map.entry("R", Kind.RANKING), Map.entry("D", Kind.DATE),
            Map.entry("X", Kind.INFO), Map.entry("*", Kind.CALCULATION), Map.entry("|", Kind.FILE));
    /** Several fields in one question: each becomes a question. */
    private static final Map<String, Kind> SPLIT = Map.of("K", Kind.NUMBER, "Q", Kind.SHORT_TEXT);

    private LimeTypes() {
    }

    static Optional<Kind> kind(String letter) {
        return Optional.ofNullable(KINDS.get(letter));
    }

    static Optional<Kind> split(String letter) {
        return Optional.ofNullable(SPLIT.get(letter));
    }

    /** The answers that a type brings with it, by their codes in LimeSurvey; none for the others. */
    static Map<String, DraftOption> fixed(String letter) {
        Map<String, DraftOption> fixed = new java.util.LinkedHashMap<>();
        switch (letter) {
            case "Y" -> {
                put(fixed, "Y", "Oui", "Yes");
                put(fixed, "N", "Non", "No");
            }
            case "G" -> {
                put(fixed, "F", "Femme", "Female");
                put(fixed, "M", "Homme", "Male");
            }
            case "C" -> {
                put(fixed, "Y", "Oui", "Yes");
                put(fixed, "U", "Ne sait pas", "Uncertain");
                put(fixed, "N", "Non", "No");
            }
            case "E" -> {
                put(fixed, "I", "Plus", "Increase");
                put(fixed, "S", "Pareil", "Same");
                put(fixed, "D", "Moins", "Decrease");
            }
            case "A", "B" -> IntStream.rangeClosed(1, letter.equals("A") ? 5 : 10).forEach(n -> put(fixed, String.valueOf(n), String.valueOf(n), String.valueOf(n)));
            default -> { }
        }
        return fixed;
    }

    private static void put(Map<String, DraftOption> fixed, String code, String french, String english) {
        fixed.put(code, DraftOption.of(code.toLowerCase(java.util.Locale.ROOT), words(List.of("fr", "en"), french, english)));
    }

    /** The French words for French, the English ones for every other language. */
    static Wording words(List<String> languages, String french, String english) {
        Map<String, String> words = new HashMap<>();
        for (String language : languages) words.put(language, language.equals("fr") ? french : english);
        return new Wording(words);
    }
}
