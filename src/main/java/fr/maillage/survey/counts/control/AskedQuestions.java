package fr.maillage.survey.counts.control;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** Which questions a person was asked: it follows from the answer, since what is asked depends on nothing else. */
@ApplicationScoped
public class AskedQuestions {
    /** Codes of the questions asked of whoever gave this answer. */
    public Set<String> of(Survey survey, JsonObject body) {
        // every question is asked of everybody: a survey has no conditions
        return survey.questions().stream().map(Question::code).collect(Collectors.toSet());
    }
}
