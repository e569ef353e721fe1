package fr.maillage.survey.control;

import fr.maillage.persistence.Json;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes what a survey asks in our own format (opendata/schemas/enquete.schema.json): every text in every language, never an answer, never a date or a name.
 * The same survey gives the same text.
 */
public final class DesignWriter {
    private final Map<String, Map<String, String>> translations;

    private DesignWriter(Map<String, Map<String, String>> translations) {
        this.translations = translations;
    }

    /** @param translations texts by tag, by key: see {@link fr.maillage.survey.entity.SurveyText} */
    public static JsonObject survey(Survey survey, Map<String, Map<String, String>> translations) {
        DesignWriter writer = new DesignWriter(translations);
        JsonObjectBuilder file = Json.createObjectBuilder().add("format", DesignReader.FORMAT).add("version", DesignReader.VERSION);
        writer.say(file, "title", "title", survey.title());
        writer.say(file, "intro", "intro", survey.intro());
        writer.say(file, "next", "next", survey.nextSteps());
        file.add("threshold", survey.threshold()).add("grid", survey.grid().metres());
        JsonArrayBuilder sections = Json.createArrayBuilder();
        survey.sections().forEach(section -> sections.add(writer.section(section)));
        return file.add("sections", sections).build();
    }

    /** One question by itself, for a bank. */
    public static JsonObject question(Question question, Map<String, Map<String, String>> translations) {
        return new DesignWriter(translations).question(question).build();
    }

    private JsonObjectBuilder section(Section section) {
        JsonObjectBuilder part = Json.createObjectBuilder();
        String key = "part." + section.id() + ".";
        say(part, "title", key + "title", section.title());
        say(part, "intro", key + "intro", section.intro());
        add(part, "relevant", section.relevant());
        JsonArrayBuilder questions = Json.createArrayBuilder();
        section.questions().forEach(question -> questions.add(question(question)));
        return part.add("questions", questions);
    }

    private JsonObjectBuilder question(Question question) {
        JsonObjectBuilder asked = Json.createObjectBuilder().add("code", question.code()).add("type", question.type().name());
        String key = question.code() + ".";
        say(asked, "text", key + "text", question.text());
        say(asked, "help", key + "help", question.help());
        flag(asked, "required", question.required());
        add(asked, "min", question.min());
        add(asked, "max", question.max());
        add(asked, "step", question.step());
        add(asked, "earliest", question.earliest());
        add(asked, "latest", question.latest());
        say(asked, "low", key + "low", question.lowLabel());
        say(asked, "high", key + "high", question.highLabel());
        say(asked, "unit", key + "unit", question.unit());
        add(asked, "pattern", question.pattern());
        say(asked, "patternMessage", key + "pattern", question.patternMessage());
        add(asked, "relevant", question.relevant());
        add(asked, "constraint", question.constraint());
        say(asked, "message", key + "constraint", question.constraintMessage());
        add(asked, "calculation", question.calculation());
        flag(asked, "decline", question.mayDecline());
        flag(asked, "shuffle", question.randomOrder());
        lists(question, asked);
        return asked;
    }

    private void lists(Question question, JsonObjectBuilder asked) {
        JsonArrayBuilder options = Json.createArrayBuilder();
        String heading = "";
        for (Option option : question.options()) {
            JsonObjectBuilder one = Json.createObjectBuilder().add("code", option.code());
            say(one, "label", question.code() + ".option." + option.code(), option.label());
            flag(one, "apart", option.apart());
            flag(one, "other", option.other());
            say(one, "heading", question.code() + ".heading." + (option.heading().equals(heading) ? "" : option.code()), option.heading());
            heading = option.heading();
            options.add(one);
        }
        if (question.type().hasOptions()) asked.add("options", options);
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Row row : question.rows()) {
            JsonObjectBuilder one = Json.createObjectBuilder().add("code", row.code());
            say(one, "label", question.code() + ".row." + row.code(), row.label());
            rows.add(one);
        }
        if (question.type().hasRows()) asked.add("rows", rows);
    }

    /** A text alone where nothing is translated, else by language, French first. */
    private void say(JsonObjectBuilder to, String name, String key, String french) {
        if (french.isEmpty()) return;
        Map<String, String> others = translations.getOrDefault(key, Map.of());
        if (others.isEmpty()) {
            to.add(name, french);
            return;
        }
        JsonObjectBuilder byLanguage = Json.createObjectBuilder().add("fr", french);
        others.forEach(byLanguage::add);
        to.add(name, byLanguage);
    }

    private static void add(JsonObjectBuilder to, String name, String text) {
        if (!text.isEmpty()) to.add(name, text);
    }

    private static void add(JsonObjectBuilder to, String name, BigDecimal number) {
        if (number != null) to.add(name, number);
    }

    private static void flag(JsonObjectBuilder to, String name, boolean set) {
        if (set) to.add(name, JsonValue.TRUE);
    }
}
