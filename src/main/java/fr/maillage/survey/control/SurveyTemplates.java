package fr.maillage.survey.control;

import fr.maillage.survey.entity.Offered;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Ready-made surveys to start from, kept as {@code survey/{name}.json} in the resources. A question there: type, text, help, required; min, max,
 * step, earliest, latest, unit, low, high, pattern, patternMessage; options (labels), other, apart, rows (labels), categories ({code, label,
 * heading}); relevant, constraint, message, calculation; decline, shuffle.
 */
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
            Section section = draft.addSection(part.getString("title"), part.getString("intro")).when(part.getString("relevant", ""));
            for (JsonObject asked : part.getJsonArray("questions").getValuesAs(JsonObject.class)) ask(section, asked);
        }
    }

    private static void ask(Section section, JsonObject asked) {
        Question question = section.ask(QuestionType.valueOf(asked.getString("type")), asked.getString("text"))
                .word(asked.getString("text"), asked.getString("help", ""), asked.getBoolean("required", false));
        if (asked.containsKey("min") || asked.containsKey("max")) question.between(number(asked, "min"), number(asked, "max"), number(asked, "step"));
        question.labelled(asked.getString("low", ""), asked.getString("high", ""), asked.getString("unit", ""));
        question.within(asked.getString("earliest", ""), asked.getString("latest", "")).matching(asked.getString("pattern", ""), asked.getString("patternMessage", ""))
                .when(asked.getString("relevant", ""), asked.getString("constraint", ""), asked.getString("message", ""))
                .computing(asked.getString("calculation", "")).allowing(asked.getBoolean("decline", false), asked.getBoolean("shuffle", false));
        if (asked.containsKey("options")) question.offer(options(asked));
        if (asked.containsKey("rows")) question.rowsOf(asked.getJsonArray("rows").getValuesAs(JsonString::getString).stream().map(Offered::of).toList());
        if (asked.containsKey("categories")) question.offer(asked.getJsonArray("categories").getValuesAs(JsonObject.class).stream()
                .map(one -> Offered.of(one.getString("code"), one.getString("label")).under(one.getString("heading", ""))).toList());
    }

    private static List<Offered> options(JsonObject asked) {
        List<Offered> offered = new ArrayList<>(asked.getJsonArray("options").getValuesAs(JsonString::getString).stream().map(Offered::of).toList());
        if (asked.containsKey("other")) offered.add(Offered.other(asked.getString("other")));
        if (asked.containsKey("apart")) offered.add(Offered.apart(asked.getString("apart")));
        return offered;
    }

    private static BigDecimal number(JsonObject asked, String key) {
        JsonNumber number = asked.getJsonNumber(key);
        return number == null ? null : number.bigDecimalValue();
    }
}
