package fr.maillage.persistence;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * The entry to JSON-P (Jakarta JSON Processing 2.1), by the names of {@link jakarta.json.Json}. That class looks its provider up
 * anew at each call, through every archive that the class loader knows: tens of microseconds for each value, most of what an
 * answer cost. Here it is looked up once.
 */
public final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {
    }

    public static JsonReader createReader(Reader text) {
        return PROVIDER.createReader(text);
    }

    /** @param utf8 JSON in UTF-8, or UTF-16 or 32 with or without its mark (RFC 4627, section 3) */
    public static JsonReader createReader(InputStream utf8) {
        return PROVIDER.createReader(utf8);
    }

    public static JsonObjectBuilder createObjectBuilder() {
        return PROVIDER.createObjectBuilder();
    }

    /** A builder that begins with what an object holds. */
    public static JsonObjectBuilder createObjectBuilder(JsonObject object) {
        return PROVIDER.createObjectBuilder(object);
    }

    /** A builder that begins with texts, numbers, truth values, lists or maps of them. */
    public static JsonObjectBuilder createObjectBuilder(Map<String, ?> values) {
        return PROVIDER.createObjectBuilder(values);
    }

    public static JsonArrayBuilder createArrayBuilder() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArrayBuilder createArrayBuilder(Collection<?> values) {
        return PROVIDER.createArrayBuilder(values);
    }

    public static JsonString createValue(String value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber createValue(BigDecimal value) {
        return PROVIDER.createValue(value);
    }

    public static JsonGeneratorFactory createGeneratorFactory(Map<String, ?> settings) {
        return PROVIDER.createGeneratorFactory(settings);
    }

    public static JsonWriterFactory createWriterFactory(Map<String, ?> settings) {
        return PROVIDER.createWriterFactory(settings);
    }
}
