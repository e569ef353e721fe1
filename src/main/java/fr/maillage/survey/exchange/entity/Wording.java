package fr.maillage.survey.exchange.entity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text in each language that it is written in, by BCP 47 code; the first is the language that the questionnaire was written in. */
public record Wording(Map<String, String> byLanguage) {
    public static final Wording NONE = new Wording(Map.of());

    public Wording {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Wording of(String language, String text) {
        return text.isBlank() ? NONE : new Wording(Map.of(language, text));
    }

    /** The text in this language; where it is not written, in the first; empty for none at all. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.values().stream().findFirst().orElse(""));
    }

    public boolean none() {
        return byLanguage.isEmpty();
    }
}
