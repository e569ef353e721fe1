package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Needs and offers by category: the form sends {@code need:covoiturage}, {@code offer:velo}. */
final class NeedsReader {
    private NeedsReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        List<String> ticked = typed.values();
        JsonObjectBuilder answer = Json.createObjectBuilder();
        int read = 0;
        int categories = 0;
        for (Option option : question.options()) {
            boolean need = ticked.contains("need:" + option.code());
            boolean offer = ticked.contains("offer:" + option.code());
            if (!need && !offer) continue;
            answer.add(option.code(), need && offer ? "both" : need ? "need" : "offer");
            read += need && offer ? 2 : 1;
            categories++;
        }
        if (read < ticked.stream().distinct().count()) return Reading.Refused.of("survey.answer.option");
        Reading.Refused count = ChoiceReader.count(question, categories);
        return count == null ? new Reading.Given(answer.build()) : count;
    }
}
