package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Answers that every type of question may have. */
public final class Answers {
    /** « Je préfère ne pas répondre », of a question that has no option for it. */
    public static final JsonObject DECLINED = Json.createObjectBuilder().add("declined", true).build();

    private Answers() {
    }

    /** Whether somebody preferred not to answer, by the tick or by an option set apart. */
    public static boolean declined(Question question, JsonValue answer) {
        if (DECLINED.equals(answer)) return true;
        String plain = answer instanceof jakarta.json.JsonString text ? text.getString()
                : answer instanceof jakarta.json.JsonArray several && several.size() == 1 && several.get(0) instanceof jakarta.json.JsonString only ? only.getString() : null;
        return plain != null && question.options().stream().anyMatch(option -> option.apart() && option.code().equals(plain));
    }
}
