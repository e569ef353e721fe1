package fr.maillage.survey.results.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Outbox;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From true counts through the gate to what is public; taking it back, showing it again. In the caller's transaction. */
@ApplicationScoped
public class Publication {
    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    Releases releases;

    @Inject
    AuditLog audit;

    @Inject
    Outbox outbox;

    /** What became of a step. */
    public enum Outcome {
        DONE,
        /** The survey is not, or no longer, in a state that allows it. */
        TOO_LATE,
        /** Fewer answers than the threshold: nothing may be said. */
        TOO_FEW,
        /** No such survey in this territory. */
        UNKNOWN
    }

    /** Whether there is anything that may be published. */
    public static boolean enough(Survey survey, long participants) {
        return participants >= survey.threshold();
    }

    /** Exactly what publishing would make public, of a closed survey with {@link #enough} answers. */
    public Release preview(Territory territory, Survey survey) {
        Tally tally = tallies.exact(survey);
        ProtectedCounts table = new DisclosureGate(survey.threshold()).protect(tally.counts());
        List<Release.Question> questions = new ArrayList<>();
        for (int i = 0; i < table.questions().size(); i++) questions.add(worded(tally.questions().get(i), table.questions().get(i)));
        return new Release(survey.id(), territory.id(), territory.slug(), territory.name(), survey.slug(), survey.title(), survey.opensOn(), survey.closesOn(),
                table.k(), table.participants().count().orElseThrow(() -> new IllegalStateException("fewer answers than the threshold")), null, false, questions);
    }

    private static Release.Question worded(Tally.Question tally, ProtectedCounts.Question table) {
        List<Release.Cell> cells = new ArrayList<>();
        cells.add(special(Release.ANSWERED, table.answered()));
        cells.add(special(Release.NOT_ANSWERED, table.notAnswered()));
        cells.add(special(Release.NOT_ASKED, table.notAsked()));
        if (table.shape() != Shape.TEXT) {
            Map<String, String> labels = tally.labels();
            List<Release.Cell> answers = table.cells().stream()
                    .map(cell -> cell.code().startsWith("_") ? special(cell.code(), cell.figure()) : new Release.Cell(cell.code(), labels.get(cell.code()), cell.figure())).toList();
            cells.addAll(tally.type() == QuestionType.NUMBER ? Release.withoutEmptyEnd(answers) : answers);
        }
        return new Release.Question(table.code(), tally.type().name(), tally.text(), table.shares(), cells);
    }

    private static Release.Cell special(String code, Figure figure) {
        return new Release.Cell(code, AnswerLabels.special(code), figure);
    }

    /** Freezes the protected results of a closed survey and makes them public. */
    public Outcome publish(Territory territory, UUID surveyId, Actor by) {
        Survey survey = surveys.forChange(territory.id(), surveyId).orElse(null);
        if (survey == null) return Outcome.UNKNOWN;
        if (survey.state() != SurveyState.CLOSED) return Outcome.TOO_LATE;
        if (!enough(survey, surveys.answers(surveyId))) return Outcome.TOO_FEW;
        Release release = preview(territory, survey);
        releases.add(release);
        survey.publishResults(by);
        surveys.flush();
        tell(survey, by, "survey.results.publish", release);
        return Outcome.DONE;
    }

    /** Takes the results back; the survey stays. */
    public Outcome withdraw(Territory territory, UUID surveyId, Actor by) {
        return change(territory, surveyId, by, "survey.results.withdraw", releases::withdraw);
    }

    /** Shows again what was taken back: the same figures, never a new count. */
    public Outcome showAgain(Territory territory, UUID surveyId, Actor by) {
        return change(territory, surveyId, by, "survey.results.show", releases::showAgain);
    }

    private Outcome change(Territory territory, UUID surveyId, Actor by, String action, java.util.function.Predicate<UUID> step) {
        Survey survey = surveys.forChange(territory.id(), surveyId).orElse(null);
        if (survey == null) return Outcome.UNKNOWN;
        if (survey.state() != SurveyState.RESULTS_PUBLISHED || !step.test(surveyId)) return Outcome.TOO_LATE;
        tell(survey, by, action, releases.of(surveyId).orElseThrow());
        return Outcome.DONE;
    }

    private void tell(Survey survey, Actor by, String action, Release release) {
        audit.record(by.accountId(), by.name(), survey.territoryId(), action, survey.id().toString(), Json.createObjectBuilder().add("slug", survey.slug())
                .add("k", release.k()).add("participants", release.participants()).add("withheld", release.withheld()).build().toString());
        outbox.changed(SurveyRdf.KIND, survey.id().toString());
        outbox.changed(ResultsRdf.KIND, survey.id().toString());
    }
}
