package fr.maillage.survey.paper.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.entity.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The layouts of printed forms, each under a code that is made of what it holds. */
@ApplicationScoped
public class Layouts {
    private static final int SIGNS = 10;

    @Inject
    Rows rows;

    /** A layout and the survey it is of; {@code current}: the questions are still those of the form. */
    public record Known(UUID surveyId, String code, Layout layout, byte[] wording) {
        public boolean current(Survey survey) {
            return Arrays.equals(wording, Layouts.wording(survey));
        }
    }

    /** Keeps a layout, once; answers its code. */
    public String keep(Survey survey, Layout layout) {
        String json = json(layout).toString();
        byte[] wording = wording(survey);
        String code = code(Digests.sha256(survey.id() + Digests.hex(wording) + json));
        rows.update("insert into paper_layout (code, survey_id, wording, layout) values (?, ?, ?, ?::jsonb) on conflict do nothing", code, survey.id(), wording, json);
        return code;
    }

    public Optional<Known> find(String code) {
        return rows.first("select survey_id, code, layout, wording from paper_layout where code = ?",
                row -> new Known(row.getObject(1, UUID.class), row.getString(2), read(row.getString(3)), row.getBytes(4)), code);
    }

    private static String code(byte[] hash) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < SIGNS; i++) code.append(AccessCode.ALPHABET.charAt((hash[i] & 0xff) % AccessCode.ALPHABET.length()));
        return code.toString();
    }

    /** A hash of what is asked: codes, types, texts, options and rows, in their order. */
    static byte[] wording(Survey survey) {
        StringBuilder asked = new StringBuilder();
        for (Question question : survey.questions()) {
            asked.append(question.code()).append('\n').append(question.type()).append('\n').append(question.text()).append('\n');
            question.options().forEach(option -> asked.append(option.code()).append('=').append(option.label()).append('\n'));
            question.rows().forEach(row -> asked.append(row.code()).append('=').append(row.label()).append('\n'));
            asked.append('\f');
        }
        return Digests.sha256(asked.toString());
    }

    static JsonObject json(Layout layout) {
        JsonArrayBuilder boxes = Json.createArrayBuilder();
        layout.boxes().forEach(box -> boxes.add(Json.createArrayBuilder().add(box.question()).add(box.field()).add(box.value()).add(box.single()).add(box.page())
                .add(tenth(box.x())).add(tenth(box.y())).add(tenth(box.width())).add(tenth(box.height()))));
        JsonArrayBuilder fields = Json.createArrayBuilder();
        layout.fields().forEach(field -> fields.add(Json.createArrayBuilder().add(field.question()).add(field.field()).add(field.page())
                .add(tenth(field.x())).add(tenth(field.y())).add(tenth(field.width())).add(tenth(field.height()))));
        return Json.createObjectBuilder().add("pages", layout.pages()).add("boxes", boxes).add("fields", fields).build();
    }

    private static java.math.BigDecimal tenth(double mm) {
        return new java.math.BigDecimal(String.format(Locale.ROOT, "%.2f", mm));
    }

    static Layout read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            return new Layout(object.getInt("pages"), object.getJsonArray("boxes").getValuesAs(JsonArray.class).stream().map(Layouts::box).toList(),
                    object.getJsonArray("fields").getValuesAs(JsonArray.class).stream().map(Layouts::field).toList());
        }
    }

    private static Layout.Box box(JsonArray of) {
        return new Layout.Box(of.getString(0), of.getString(1), of.getString(2), of.getBoolean(3), of.getInt(4), mm(of, 5), mm(of, 6), mm(of, 7), mm(of, 8));
    }

    private static Layout.Field field(JsonArray of) {
        return new Layout.Field(of.getString(0), of.getString(1), of.getInt(2), mm(of, 3), mm(of, 4), mm(of, 5), mm(of, 6));
    }

    private static double mm(JsonArray of, int at) {
        return of.getJsonNumber(at).doubleValue();
    }
}
