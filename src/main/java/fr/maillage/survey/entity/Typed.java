package fr.maillage.survey.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form sent for one question: values under its code, and under its code, a dot and the name of a part ({@code q3.other}, {@code q4.r1}).
 * Blank values count as not sent.
 */
public final class Typed {
    private final Map<String, List<String>> parts = new HashMap<>();

    private Typed() {
    }

    /** Of a question without parts. */
    public static Typed of(List<String> values) {
        return new Typed().put("", values);
    }

    /** @param form every value of the form, by field name */
    public static Typed of(Question question, Map<String, List<String>> form) {
        Typed typed = new Typed().put("", form.getOrDefault(question.code(), List.of()));
        for (String part : question.parts()) typed.put(part, form.getOrDefault(question.code() + "." + part, List.of()));
        return typed;
    }

    private Typed put(String part, List<String> values) {
        List<String> kept = new ArrayList<>();
        for (String value : values) if (value != null && !value.isBlank()) kept.add(value.strip());
        if (!kept.isEmpty()) parts.put(part, kept);
        return this;
    }

    public List<String> values() {
        return values("");
    }

    public List<String> values(String part) {
        return parts.getOrDefault(part, List.of());
    }

    /** The first value; empty when there is none. */
    public String value() {
        return value("");
    }

    public String value(String part) {
        return values(part).stream().findFirst().orElse("");
    }

    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /** « Je préfère ne pas répondre » was ticked. */
    public boolean declined() {
        return has(Question.DECLINED);
    }

    /** Nothing was sent, but for the tick above. */
    public boolean blank() {
        return parts.keySet().stream().allMatch(Question.DECLINED::equals);
    }
}
