package fr.maillage.survey.control;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Ready-made surveys to start from, kept as {@code survey/{name}.json} in the resources. */
@ApplicationScoped
public class SurveyTemplates {
    /** Those that a councillor is offered, in order. */
    public static final List<String> OFFERED = List.of("besoins", "trajets", "marche");

    /** The template's text. */
    JsonObject read(String name) {
        try (InputStream in = SurveyTemplates.class.getResourceAsStream("/survey/" + name + ".json")) {
            if (in == null) throw new IllegalArgumentException("no survey template " + name);
            try (var reader = Json.createReader(in)) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the template's intro, sections and questions into an empty draft, which keeps its own title. */
    public void fill(Survey draft, String name) {
        JsonObject template = read(name);
        draft.word(draft.title(), template.getString("intro"), template.getString("next"));
        for (JsonObject part : template.getJsonArray("sections").getValuesAs(JsonObject.class)) {
            Section section = draft.addSection(part.getString("title"), part.getString("intro"));
            for (JsonObject asked : part.getJsonArray("questions").getValuesAs(JsonObject.class)) ask(section, asked);
        }
    }

    private static void ask(Section section, JsonObject asked) {
        Question question = section.ask(QuestionType.valueOf(asked.getString("type")), asked.getString("text"))
                .word(asked.getString("text"), asked.getString("help", ""), asked.getBoolean("required", false));
        if (asked.containsKey("min") || asked.containsKey("max")) question.between(number(asked, "min"), number(asked, "max"), number(asked, "step"));
        question.labelled(asked.getString("low", ""), asked.getString("high", ""), asked.getString("unit", ""));
        if (asked.containsKey("options"))
            question.offer(asked.getJsonArray("options").getValuesAs(JsonString::getString), asked.getString("apart", ""));
    }

    private static BigDecimal number(JsonObject asked, String key) {
        JsonNumber number = asked.getJsonNumber(key);
        return number == null ? null : number.bigDecimalValue();
    }
}
