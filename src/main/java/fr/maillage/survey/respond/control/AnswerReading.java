package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Json;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Reading;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.State;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything typed for a survey, read once: what each question makes of it, and what the conditions make of all of it.
 * What can't be read is no answer to the conditions of others.
 */
public final class AnswerReading {
    private static final String WRONG = "survey.expression.constraint";
    private static final String SAID = "survey.expression.said";

    private final Map<Question, Reading> readings = new LinkedHashMap<>();
    private final JsonObject given;
    private final State state;

    AnswerReading(Survey survey, Function<Question, Reading> read, Compiled conditions, LocalDate today) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        for (Question question : survey.questions()) {
            Reading reading = read.apply(question);
            readings.put(question, reading);
            if (!(reading instanceof Reading.Given there)) continue;
            body.add(question.code(), there.value());
            if (!there.other().isEmpty()) body.add(question.code() + ".other", there.other());
        }
        given = body.build();
        state = conditions.evaluate(given, today);
    }

    /** What is asked of this person, as far as they have answered. */
    public State state() {
        return state;
    }

    /** The answers as they are kept: without what was not asked, with what was computed. */
    public JsonObject body() {
        return state.kept(given);
    }

    /** What is wrong with the answers to these questions; nothing is with what is not asked. */
    public List<Submission.Fault> faults(List<Question> questions) {
        List<Submission.Fault> faults = new ArrayList<>();
        for (Question question : questions) {
            if (!state.relevant(question.code())) continue;
            if (readings.get(question) instanceof Reading.Refused refused) faults.add(new Submission.Fault(question.code(), refused.key(), refused.arguments()));
            else if (state.violated().contains(question.code())) faults.add(violated(question));
        }
        return faults;
    }

    private static Submission.Fault violated(Question question) {
        return question.constraintMessage().isBlank() ? new Submission.Fault(question.code(), WRONG, List.of())
                : new Submission.Fault(question.code(), SAID, List.of(question.constraintMessage()));
    }
}
