package fr.maillage.survey.results.entity;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers counted by question and value, in one snapshot, before anybody gave them words.
 *
 * @param participants answers counted
 * @param values       by code of question, then by value; {@link #PRESENT}: how many answered a question whose values do not add up
 * @param spreads      of numbers and scales: smallest, lower median, mean, largest
 */
public record RawCounts(long participants, Map<String, Map<String, Long>> values, Map<String, Tally.Spread> spreads) {
    public static final String PRESENT = "";

    public Map<String, Long> of(String question) {
        return values.getOrDefault(question, Map.of());
    }

    public JsonObject json() {
        JsonObjectBuilder byQuestion = Json.createObjectBuilder();
        values.forEach((question, counts) -> {
            JsonObjectBuilder each = Json.createObjectBuilder();
            counts.forEach(each::add);
            byQuestion.add(question, each);
        });
        JsonObjectBuilder numbers = Json.createObjectBuilder();
        spreads.forEach((question, spread) -> numbers.add(question,
                Json.createArrayBuilder().add(spread.smallest()).add(spread.median()).add(spread.mean()).add(spread.largest())));
        return Json.createObjectBuilder().add("participants", participants).add("values", byQuestion).add("spreads", numbers).build();
    }

    /** Reads what {@link #json} wrote. */
    public static RawCounts of(JsonObject json) {
        Map<String, Map<String, Long>> values = new TreeMap<>();
        json.getJsonObject("values").forEach((question, counts) -> {
            Map<String, Long> each = new TreeMap<>();
            counts.asJsonObject().forEach((value, count) -> each.put(value, ((JsonNumber) count).longValueExact()));
            values.put(question, each);
        });
        Map<String, Tally.Spread> spreads = new TreeMap<>();
        json.getJsonObject("spreads").forEach((question, numbers) -> {
            List<BigDecimal> four = numbers.asJsonArray().getValuesAs(JsonNumber::bigDecimalValue);
            spreads.put(question, new Tally.Spread(four.get(0), four.get(1), four.get(2), four.get(3)));
        });
        return new RawCounts(json.getJsonNumber("participants").longValueExact(), values, spreads);
    }
}
