package fr.maillage.survey.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Outbox;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;

/** The steps of a survey's life. Each is logged, audited and told to the graph in the caller's transaction. */
@ApplicationScoped
public class SurveyLifecycle {
    @Inject
    Surveys surveys;

    @Inject
    AnswerMixer mixer;

    @Inject
    HeldAnswers held;

    @Inject
    AuditLog audit;

    @Inject
    Outbox outbox;

    /** What became of a step. */
    public enum Outcome {
        DONE,
        /** The survey was no longer in a state that allows it: somebody else was there first. */
        TOO_LATE,
        /** No such survey in this territory. */
        UNKNOWN
    }

    /** Opens the survey; {@link Outcome#TOO_LATE} also when something is missing or wrong: see {@link Survey#lacks} and {@link Conditions#faults}. */
    public Outcome publish(UUID territoryId, UUID id, Actor by) {
        return step(territoryId, id, by, "survey.publish", survey -> {
            if (survey.draft() && !Conditions.faults(survey).isEmpty()) throw new IllegalStateException("conditions with faults");
            survey.publish(Survey.today(), by);
        });
    }

    /** Ends the answers. Waits for those being written, so that none comes after. */
    public Outcome close(UUID territoryId, UUID id, Actor by) {
        return step(territoryId, id, by, "survey.close", survey -> close(survey, by));
    }

    void close(Survey survey, Actor by) {
        survey.close(by);
        held.settle(survey);
        mixer.mix(survey.id());
    }

    public Outcome withdraw(UUID territoryId, UUID id, Actor by) {
        return step(territoryId, id, by, "survey.withdraw", survey -> survey.withdraw(by));
    }

    /** Another last day for an open survey. */
    public Outcome prolong(UUID territoryId, UUID id, LocalDate last, Actor by) {
        return step(territoryId, id, by, "survey.prolong", survey -> survey.closeOn(last, Survey.today()));
    }

    /** Deletes a draft. */
    public Outcome delete(UUID territoryId, UUID id, Actor by) {
        return surveys.forChange(territoryId, id).map(survey -> {
            if (!survey.draft()) return Outcome.TOO_LATE;
            surveys.remove(survey);
            record(survey, by, "survey.delete");
            return Outcome.DONE;
        }).orElse(Outcome.UNKNOWN);
    }

    /** Closes the open surveys whose last day is over. */
    public void closePast() {
        surveys.pastTheirLastDay(survey -> {
            close(survey, Actor.portal());
            tell(survey, Actor.portal(), "survey.close");
        });
    }

    private Outcome step(UUID territoryId, UUID id, Actor by, String action, Consumer<Survey> change) {
        return surveys.forChange(territoryId, id).map(survey -> {
            try {
                change.accept(survey);
            } catch (IllegalStateException notNow) {
                return Outcome.TOO_LATE;
            }
            tell(survey, by, action);
            return Outcome.DONE;
        }).orElse(Outcome.UNKNOWN);
    }

    private void tell(Survey survey, Actor by, String action) {
        surveys.flush();
        record(survey, by, action);
        outbox.changed(SurveyRdf.KIND, survey.id().toString());
        if (survey.state() == SurveyState.WITHDRAWN) outbox.changed(SurveyRdf.RESULTS, survey.id().toString());
    }

    private void record(Survey survey, Actor by, String action) {
        audit.record(by.accountId(), by.name(), survey.territoryId(), action, survey.id().toString(),
                Json.createObjectBuilder().add("slug", survey.slug()).add("state", survey.state().name()).build().toString());
    }
}
