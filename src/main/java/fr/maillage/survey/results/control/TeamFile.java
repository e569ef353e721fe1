package fr.maillage.survey.results.control;

import com.opencsv.CSVWriter;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every answer, a row each, for the team's spreadsheets: semicolons, a byte order mark, texts that no spreadsheet takes for a formula.
 * Not open data: that is {@link ResultsDataset}. Streams; an anonymous survey's rows come without their day.
 */
@ApplicationScoped
public class TeamFile {
    @Inject
    Rows rows;

    public void write(Survey survey, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        CSVWriter csv = new CSVWriter(text, ';', '"', '"', "\r\n");
        List<Question> questions = survey.questions();
        Map<String, Map<String, String>> labels = new HashMap<>();
        for (Question question : questions) {
            Map<String, String> each = new HashMap<>();
            question.options().forEach(option -> each.put(option.code(), option.label()));
            labels.put(question.code(), each);
        }
        csv.writeNext(header(survey, questions), false);
        rows.each("select channel, day, body from answer where survey_id = ? order by id", row -> {
            List<String> cells = new ArrayList<>();
            if (!survey.anonymous()) cells.add(row.getString(2));
            cells.add(ResultsWords.french("results.channel." + row.getString(1)));
            try (var reader = Json.createReader(new StringReader(row.getString(3)))) {
                JsonObject body = reader.readObject();
                for (Question question : questions) cells.add(cell(question, body.get(question.code()), labels.get(question.code())));
            }
            csv.writeNext(cells.toArray(String[]::new), false);
            return null;
        }, survey.id());
        csv.flush();
        if (csv.checkError()) throw new UncheckedIOException(csv.getException());
    }

    private static String[] header(Survey survey, List<Question> questions) {
        List<String> names = new ArrayList<>();
        if (!survey.anonymous()) names.add(ResultsWords.french("results.team.day"));
        names.add(ResultsWords.french("results.team.channel"));
        questions.forEach(question -> names.add(harmless(question.text())));
        return names.toArray(String[]::new);
    }

    private static String cell(Question question, JsonValue value, Map<String, String> labels) {
        if (value == null) return "";
        if (value instanceof JsonArray several)
            return harmless(String.join(" | ", several.getValuesAs(JsonString.class).stream().map(code -> labels.getOrDefault(code.getString(), code.getString())).toList()));
        if (value instanceof JsonString text)
            return question.type() == QuestionType.SINGLE ? harmless(labels.getOrDefault(text.getString(), text.getString())) : harmless(text.getString());
        // a French spreadsheet reads 12,5 as a number
        return value.toString().replace('.', ',');
    }

    /** What a spreadsheet would run is made a text by an apostrophe in front. */
    static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
