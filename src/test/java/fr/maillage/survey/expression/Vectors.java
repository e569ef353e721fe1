package fr.maillage.survey.expression;

import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The shared vectors of {@code expression-vectors.json}: what every engine of the language must give. */
public final class Vectors {
    private static final JsonObject FILE = read();

    private Vectors() {
    }

    /**
     * One of them.
     *
     * @param result true or false, a string, JSON null; the string "refused": the text is none of the language
     */
    public record Vector(String group, String expression, JsonObject answers, JsonValue result) {
        public boolean refused() {
            return result instanceof JsonString text && text.getString().equals("refused");
        }

        /** The form of the file, with this expression computed in a last field {@code result}; a condition as yes or no. */
        public Compiler.Result compiled() {
            boolean condition = result == JsonValue.TRUE || result == JsonValue.FALSE || refused();
            return compile(condition ? "if(" + expression + ", 'true', 'false')" : expression);
        }

        /** As it is told: true, false, a text, or null. */
        public String expected() {
            return result instanceof JsonString text ? text.getString() : result == JsonValue.NULL ? null : result.toString();
        }
    }

    public static Compiler.Result compile(String expression) {
        List<Form.Field> fields = new ArrayList<>(fields());
        fields.add(Form.Field.of("result", Kind.CALCULATION, "one").computed(expression));
        return Compiler.compile(new Form(List.of(new Form.Section("one", "")), fields));
    }

    public static LocalDate today() {
        return LocalDate.parse(FILE.getString("today"));
    }

    /** A field of each kind. */
    public static List<Form.Field> fields() {
        return FILE.getJsonArray("fields").getValuesAs(JsonObject.class).stream().map(field -> new Form.Field(field.getString("code"), Kind.valueOf(field.getString("kind")), "one",
                strings(field.getJsonArray("options")), strings(field.getJsonArray("rows")), field.getString("apart", null), field.getBoolean("other", false), "", "", "")).toList();
    }

    private static List<String> strings(JsonArray array) {
        return array == null ? List.of() : array.getValuesAs(JsonString::getString);
    }

    public static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        FILE.getJsonObject("vectors").forEach((group, lines) -> lines.asJsonArray().getValuesAs(JsonArray.class)
                .forEach(line -> vectors.add(new Vector(group, line.getString(0), line.getJsonObject(1), line.get(2)))));
        return vectors;
    }

    /** What a state computed for {@code result}, written out. */
    public static String written(JsonValue computed) {
        if (computed == null) return null;
        return computed instanceof JsonNumber number ? number.bigDecimalValue().toPlainString() : ((JsonString) computed).getString();
    }

    private static JsonObject read() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/expression-vectors.json")); var reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
