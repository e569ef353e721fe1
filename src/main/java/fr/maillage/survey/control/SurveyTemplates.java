package fr.maillage.survey.control;

import fr.maillage.persistence.Json;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Ready-made surveys to start from, kept as {@code survey/{name}.json} in the resources. A question there: type, text, help, required; min, max,
 * step, earliest, latest, unit, low, high, pattern, patternMessage; options (labels), other, apart, rows (labels), categories ({code, label,
 * heading}); relevant, constraint, message, calculation; decline, shuffle.
 */
@ApplicationScoped
public class SurveyTemplates {
    /** Those that a councillor is offered, in order. */
    public static final List<String> OFFERED = List.of("besoins", "mobilite", "alimentation", "tiers-lieux", "logement", "garde", "entraide", "reparation",
            "commerces", "numerique");

    /** The template's text. */
    public JsonObject read(String name) {
        try (InputStream in = SurveyTemplates.class.getResourceAsStream("/survey/" + name + ".json")) {
            if (in == null) throw new IllegalArgumentException("no survey template " + name);
            try (var reader = Json.createReader(in)) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the template's intro, sections and questions into an empty draft, which keeps its own title.
     *
     * @return the template's translations: texts by key, by tag
     */
    public Map<String, Map<String, String>> fill(Survey draft, String name) {
        DesignReader reader = new DesignReader(draft).survey(read(name), draft.threshold());
        if (!reader.faults().isEmpty()) throw new IllegalStateException("survey template " + name + ": " + reader.faults());
        return reader.translations();
    }
}
