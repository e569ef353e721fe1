package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.survey.expression.entity.Program;
import fr.maillage.survey.expression.entity.Step;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON of a compiled form, version {@value #VERSION}:
 * <pre>
 * {"v": 1, "sections": [{"code", "relevant"?}], "fields": [{"code", "kind", "section", "relevant"?, "constraint"?, "calculation"?}]}
 * an expression: {"n": "1.5"} number · {"t": "a"} text · true, false · null nothing · {"q": "q1", "m": "row"?} answer
 *                ["operation", expression…] · ["matches", expression, [program]]
 * </pre>
 */
final class CompiledJson {
    static final int VERSION = 1;
    /** Kept: each call of {@code Json} looks the provider up on the class path anew. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private CompiledJson() {
    }

    static JsonObject write(Compiled compiled) {
        JsonArrayBuilder sections = JSON.createArrayBuilder();
        compiled.sections().forEach(section -> {
            JsonObjectBuilder each = JSON.createObjectBuilder().add("code", section.code());
            put(each, "relevant", section.relevant());
            sections.add(each);
        });
        JsonArrayBuilder fields = JSON.createArrayBuilder();
        compiled.fields().forEach(field -> {
            JsonObjectBuilder each = JSON.createObjectBuilder().add("code", field.code()).add("kind", field.kind().name()).add("section", field.section());
            put(each, "relevant", field.relevant());
            put(each, "constraint", field.constraint());
            put(each, "calculation", field.calculation());
            fields.add(each);
        });
        return JSON.createObjectBuilder().add("v", VERSION).add("sections", sections).add("fields", fields).build();
    }

    private static void put(JsonObjectBuilder object, String key, Step step) {
        if (step != null) object.add(key, write(step));
    }

    static JsonValue write(Step step) {
        if (step instanceof Step.Number number) return JSON.createObjectBuilder().add("n", number.value().toPlainString()).build();
        if (step instanceof Step.Text text) return JSON.createObjectBuilder().add("t", text.value()).build();
        if (step instanceof Step.Truth truth) return truth.value() ? JsonValue.TRUE : JsonValue.FALSE;
        if (step instanceof Step.Nothing) return JsonValue.NULL;
        if (step instanceof Step.Read read) {
            JsonObjectBuilder object = JSON.createObjectBuilder().add("q", read.code());
            if (read.member() != null) object.add("m", read.member());
            return object.build();
        }
        if (step instanceof Step.Match match) {
            JsonArrayBuilder program = JSON.createArrayBuilder();
            match.program().instructions().forEach(instruction -> program.add(JSON.createArrayBuilder(instruction)));
            return JSON.createArrayBuilder().add("matches").add(write(match.text())).add(program).build();
        }
        Step.Apply apply = (Step.Apply) step;
        JsonArrayBuilder array = JSON.createArrayBuilder().add(apply.operation());
        apply.to().forEach(one -> array.add(write(one)));
        return array.build();
    }

    static Compiled read(JsonObject json) {
        if (json.getInt("v", 0) != VERSION) throw new IllegalArgumentException("a compiled form of version " + json.get("v"));
        List<Compiled.Section> sections = json.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
                .map(section -> new Compiled.Section(section.getString("code"), step(section, "relevant"))).toList();
        List<Compiled.Field> fields = json.getJsonArray("fields").getValuesAs(JsonObject.class).stream()
                .map(field -> new Compiled.Field(field.getString("code"), Kind.valueOf(field.getString("kind")), field.getString("section"),
                        step(field, "relevant"), step(field, "constraint"), step(field, "calculation"))).toList();
        return new Compiled(sections, fields);
    }

    private static Step step(JsonObject object, String key) {
        return object.containsKey(key) ? step(object.get(key)) : null;
    }

    private static Step step(JsonValue value) {
        switch (value.getValueType()) {
            case TRUE:
                return new Step.Truth(true);
            case FALSE:
                return new Step.Truth(false);
            case NULL:
                return new Step.Nothing();
            case OBJECT:
                JsonObject object = value.asJsonObject();
                if (object.containsKey("n")) return new Step.Number(new BigDecimal(object.getString("n")));
                return object.containsKey("t") ? new Step.Text(object.getString("t")) : new Step.Read(object.getString("q"), object.getString("m", null));
            case ARRAY:
                return applied(value.asJsonArray());
            default:
                throw new IllegalArgumentException("no step: " + value);
        }
    }

    private static Step applied(JsonArray array) {
        String operation = ((JsonString) array.get(0)).getString();
        if (operation.equals("matches")) {
            List<List<Integer>> program = array.getJsonArray(2).getValuesAs(JsonArray.class).stream()
                    .map(instruction -> instruction.getValuesAs(jakarta.json.JsonNumber::intValue)).map(List::copyOf).toList();
            return new Step.Match(step(array.get(1)), new Program(program));
        }
        List<Step> to = new ArrayList<>();
        array.subList(1, array.size()).forEach(one -> to.add(step(one)));
        return new Step.Apply(operation, to);
    }
}
