package fr.maillage.survey.counts.control;

import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which questions a person was asked: it follows from the answer and its day, since what is asked depends on nothing else. The answers of some
 * surveys bear the day on which they were mixed: a condition on an age may then be judged a few days late; an answer that is there is never
 * taken for a question that was not asked.
 */
@ApplicationScoped
public class AskedQuestions {
    @Inject
    Conditions conditions;

    /** Codes of the questions asked of whoever gave this answer. */
    public Set<String> of(Survey survey, JsonObject body, LocalDate day) {
        State state = conditions.state(survey, body, day);
        return survey.questions().stream().map(Question::code).filter(state::relevant).collect(Collectors.toSet());
    }
}
