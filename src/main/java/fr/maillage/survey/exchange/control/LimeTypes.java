package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The question types of LimeSurvey, each a letter, and ours. */
final class LimeTypes {
    private static final Map<String, QuestionType> KINDS = Map.ofEntries(Map.entry("5", QuestionType.SCALE), Map.entry("T", QuestionType.LONG_TEXT), Map.entry("U", QuestionType.LONG_TEXT), Map.entry("S", QuestionType.SHORT_TEXT),
            Map.entry("N", QuestionType.NUMBER), Map.entry("Y", QuestionType.SINGLE), Map.entry("G", QuestionType.SINGLE), Map.entry("L", QuestionType.SINGLE), Map.entry("!", QuestionType.SINGLE), Map.entry("O", QuestionType.SINGLE),
            Map.entry("M", QuestionType.MULTIPLE), Map.entry("P", QuestionType.MULTIPLE), Map.entry("F", QuestionType.MATRIX_SINGLE), Map.entry("H", QuestionType.MATRIX_SINGLE), Map.entry("A", QuestionType.MATRIX_SINGLE),
            Map.entry("B", QuestionType.MATRIX_SINGLE), Map.entry("C", QuestionType.MATRIX_SINGLE), Map.entry("E", QuestionType.MATRIX_SINGLE), Map.entry("R", QuestionType.RANKING), Map.entry("D", QuestionType.DATE),
            Map.entry("X", QuestionType.INFO), Map.entry("*", QuestionType.CALCULATION), Map.entry("|", QuestionType.FILE));
    /** Several fields in one question: each becomes a question. */
    private static final Map<String, QuestionType> SPLIT = Map.of("K", QuestionType.NUMBER, "Q", QuestionType.SHORT_TEXT);

    private LimeTypes() {
    }

    static Optional<QuestionType> kind(String letter) {
        return Optional.ofNullable(KINDS.get(letter));
    }

    static Optional<QuestionType> split(String letter) {
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
