package fr.maillage.survey.expression.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a person's answers make of a form: what is asked, what is computed, what does not hold. */
public final class State {
    private static final String OTHER = ".other";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Set<String> computing = new LinkedHashSet<>();
    private final Map<String, JsonValue> computed = new LinkedHashMap<>();
    private final List<String> violated = new ArrayList<>();

    State() {
    }

    void leaveOut(String code) {
        leftOut.add(code);
    }

    void hide(String section) {
        hidden.add(section);
    }

    void computed(String code, Optional<JsonValue> value) {
        value.ifPresent(there -> computed.put(code, there));
    }

    void violated(String code) {
        violated.add(code);
    }

    void nobodyAnswers(String code) {
        computing.add(code);
    }

    /** Whether this field is asked (or computed). */
    public boolean relevant(String code) {
        return !leftOut.contains(code);
    }

    /** Whether the section's own condition holds. */
    public boolean sectionRelevant(String code) {
        return !hidden.contains(code);
    }

    /** Codes of the fields that are not asked, in the order of the form. */
    public Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** Computed values by code; what came to nothing is absent. */
    public Map<String, JsonValue> computed() {
        return Map.copyOf(computed);
    }

    /** Codes of the fields whose answer does not hold to their constraint, in the order of the form. */
    public List<String> violated() {
        return List.copyOf(violated);
    }

    /** What is kept of an answer: without what was not asked, with what was computed. */
    public JsonObject kept(JsonObject answers) {
        JsonObjectBuilder kept = JSON.createObjectBuilder();
        answers.forEach((key, value) -> {
            String code = key.endsWith(OTHER) ? key.substring(0, key.length() - OTHER.length()) : key;
            if (!leftOut.contains(key) && !leftOut.contains(code) && !computing.contains(key)) kept.add(key, value);
        });
        computed.forEach(kept::add);
        return kept.build();
    }
}
