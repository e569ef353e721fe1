package fr.maillage.survey.scan.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.scan.entity.FormReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Scanned forms that wait for an agent's word; each is deleted, pictures and all, when it is confirmed or put aside. */
@ApplicationScoped
public class Sheets {
    @Inject
    Rows rows;

    /**
     * A form as it was read.
     *
     * @param typed      values of clear ticks, by field
     * @param doubts     codes of questions with a box that is not clear
     * @param confidence percent, by question with boxes
     * @param missing    pages that were not scanned
     */
    public record Sheet(int form, Map<String, List<String>> typed, Set<String> doubts, Map<String, Integer> confidence, List<Integer> missing) {
    }

    /** Keeps a reading in the place of an older one of the same form. */
    public void keep(UUID surveyId, int form, FormReading reading) {
        rows.update("delete from paper_sheet where survey_id = ? and form = ?", surveyId, form);
        rows.update("insert into paper_sheet (survey_id, form, day, seen) values (?, ?, ?, ?::jsonb)", surveyId, form, Survey.today(), json(reading).toString());
        int position = 0;
        for (FormReading.Crop crop : reading.crops())
            rows.update("insert into paper_crop (survey_id, form, position, question, png) values (?, ?, ?, ?, ?)", surveyId, form, position++, crop.question(), png(crop.image()));
    }

    private static JsonObject json(FormReading reading) {
        JsonObjectBuilder typed = Json.createObjectBuilder();
        reading.typed().forEach((field, values) -> typed.add(field, Json.createArrayBuilder(values)));
        JsonObjectBuilder confidence = Json.createObjectBuilder();
        reading.confidence().forEach(confidence::add);
        JsonArrayBuilder missing = Json.createArrayBuilder();
        reading.missing().forEach(missing::add);
        return Json.createObjectBuilder().add("typed", typed).add("doubts", Json.createArrayBuilder(reading.doubts())).add("confidence", confidence).add("missing", missing).build();
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public long count(UUID surveyId) {
        return rows.count("select count(*) from paper_sheet where survey_id = ?", surveyId);
    }

    public List<Sheet> page(UUID surveyId, int offset, int limit) {
        return rows.list("select form, seen from paper_sheet where survey_id = ? order by form offset ? limit ?", row -> read(row.getInt(1), row.getString(2)), surveyId, offset, limit);
    }

    public Optional<Sheet> find(UUID surveyId, int form) {
        return rows.first("select form, seen from paper_sheet where survey_id = ? and form = ?", row -> read(row.getInt(1), row.getString(2)), surveyId, form);
    }

    /** The form after this one that waits too. */
    public Optional<Integer> next(UUID surveyId) {
        return rows.first("select form from paper_sheet where survey_id = ? order by form limit 1", row -> row.getInt(1), surveyId);
    }

    private static Sheet read(int form, String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject seen = reader.readObject();
            Map<String, List<String>> typed = new LinkedHashMap<>();
            seen.getJsonObject("typed").forEach((field, values) -> typed.put(field, values.asJsonArray().getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()));
            Map<String, Integer> confidence = new HashMap<>();
            seen.getJsonObject("confidence").forEach((question, percent) -> confidence.put(question, ((jakarta.json.JsonNumber) percent).intValue()));
            List<Integer> missing = new ArrayList<>();
            seen.getJsonArray("missing").getValuesAs(jakarta.json.JsonNumber.class).forEach(page -> missing.add(page.intValue()));
            return new Sheet(form, typed, Set.copyOf(seen.getJsonArray("doubts").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()), confidence, missing);
        }
    }

    /** Positions of the crops, by question, in the order of the form. */
    public Map<String, List<Integer>> crops(UUID surveyId, int form) {
        Map<String, List<Integer>> crops = new LinkedHashMap<>();
        rows.list("select question, position from paper_crop where survey_id = ? and form = ? order by position",
                row -> crops.computeIfAbsent(row.getString(1), question -> new ArrayList<>()).add(row.getInt(2)), surveyId, form);
        return crops;
    }

    public Optional<byte[]> crop(UUID surveyId, int form, int position) {
        return rows.first("select png from paper_crop where survey_id = ? and form = ? and position = ?", row -> row.getBytes(1), surveyId, form, position);
    }

    /** Deletes a sheet and its pictures; whether it was there. */
    public boolean forget(UUID surveyId, int form) {
        return rows.update("delete from paper_sheet where survey_id = ? and form = ?", surveyId, form) == 1;
    }
}
