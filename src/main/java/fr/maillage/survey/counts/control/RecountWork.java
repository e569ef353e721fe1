package fr.maillage.survey.counts.control;

import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;

/** The job {@code recount-answers}: makes counters anew from the answers, of one survey (params {@code {"survey":…}}) or of all. */
@ApplicationScoped
public class RecountWork implements JobWork {
    public static final String KIND = "recount-answers";

    @Inject
    CounterUpkeep upkeep;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Running running) {
        JsonObject params;
        try (var reader = Json.createReader(new StringReader(running.job().params()))) {
            params = reader.readObject();
        }
        List<UUID> surveys = params.containsKey("survey") ? List.of(UUID.fromString(params.getString("survey"))) : upkeep.counted();
        long[] answers = new long[1];
        for (UUID survey : surveys) {
            long before = answers[0];
            upkeep.recount(survey, counted -> running.progress(answers[0] = before + counted, null));
        }
        running.done(Json.createObjectBuilder().add("surveys", surveys.size()).build().toString());
    }
}
