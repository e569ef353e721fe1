package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed into a form, by field, as bytes to seal and back. */
final class TypedForm {
    /** Bytes at most. */
    static final int MOST = 1024 * 1024;

    private TypedForm() {
    }

    static byte[] bytes(Map<String, List<String>> typed) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        typed.forEach((name, values) -> json.add(name, Json.createArrayBuilder(values)));
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, List<String>> read(byte[] bytes) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            reader.readObject().forEach((name, values) -> typed.put(name, ((JsonArray) values).getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()));
        }
        return typed;
    }
}
