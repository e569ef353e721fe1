package fr.maillage.survey.entity;

import jakarta.json.JsonValue;
import java.util.List;

/** What a question makes of what somebody typed. */
public sealed interface Reading {
    /**
     * An answer.
     *
     * @param value as {@link QuestionType} writes it
     * @param other what was written beside « Autre, précisez »; empty when nothing was
     */
    record Given(JsonValue value, String other) implements Reading {
        public Given(JsonValue value) {
            this(value, "");
        }
    }

    /** Nothing was answered, and nothing had to be. */
    record Empty() implements Reading {
    }

    /**
     * Not an answer to this question.
     *
     * @param key       message key of the sentence that says what is wrong and what to do
     * @param arguments of the message
     */
    record Refused(String key, List<Object> arguments) implements Reading {
        static Refused of(String key, Object... arguments) {
            return new Refused(key, List.of(arguments));
        }
    }
}
