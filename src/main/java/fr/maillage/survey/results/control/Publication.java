package fr.maillage.survey.results.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Outbox;
import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Protection;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From true counts through the gate to what is public; taking it back, showing it again. In the caller's transaction. */
@ApplicationScoped
public class Publication {
    @Inject
    Surveys surveys;

    @Inject
    Conditions conditions;

    @Inject
    Tallies tallies;

    @Inject
    CrossedAnswers crossed;

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
        /** Something withheld could be found out, whatever else is withheld. */
        EXPOSED,
        /** No such survey in this territory. */
        UNKNOWN
    }

    /** Whether there is anything that may be published. */
    public static boolean enough(Survey survey, long participants) {
        return participants >= survey.threshold();
    }

    /**
     * What publishing would make public, and what an attacker could make of it.
     *
     * @param tooThin crossings asked for that have too few answers for their cells
     */
    public record Preview(Release release, AttackReport report, List<String> exposed, List<Pair> tooThin) {
        /** The report in words. */
        public List<Deduced> deduced() {
            return Deduced.of(release, report);
        }
    }

    /** What an attacker can deduce of a release, in words; nothing of one made before the attacker was asked. */
    public List<Deduced> deduced(Release release) {
        return releases.report(release.surveyId()).map(report -> Deduced.of(release, report)).orElse(List.of());
    }

    /** Codes of two questions to cross. */
    public record Pair(String first, String second) {
    }

    /** Most crossings of one publication: each is one more thing to reason from. */
    public static final int CROSSINGS = 6;

    /** Exactly what publishing would make public, of a closed survey with {@link #enough} answers. Pairs that the survey can not cross are left out. */
    public Preview preview(Territory territory, Survey survey, List<Pair> pairs) {
        Tally tally = tallies.exact(survey);
        Counts counts = tally.counts().knowing(Askings.of(survey, conditions.of(survey), tally));
        DisclosureGate gate = new DisclosureGate(survey.threshold());
        ProtectedCounts alone = gate.protect(counts);
        List<Crossing> crossings = new ArrayList<>();
        List<Pair> tooThin = new ArrayList<>();
        for (Pair pair : crossable(survey, pairs))
            crossed.of(survey, question(survey, pair.first()), question(survey, pair.second()), counts, alone, survey.threshold()).ifPresentOrElse(crossings::add, () -> tooThin.add(pair));
        Protection protection = gate.protect(counts, crossings);
        ProtectedCounts table = protection.counts();
        List<Release.Question> questions = new ArrayList<>();
        for (int i = 0; i < table.questions().size(); i++) questions.add(worded(tally.questions().get(i), table.questions().get(i)));
        Release release = new Release(survey.id(), territory.id(), territory.slug(), territory.name(), survey.slug(), survey.title(), survey.opensOn(), survey.closesOn(),
                table.k(), table.participants().count().orElseThrow(() -> new IllegalStateException("fewer answers than the threshold")), null, false, questions,
                protection.crossings().stream().map(each -> worded(tally, each)).toList());
        return new Preview(release, protection.report(), protection.exposed(), tooThin);
    }

    /** Whether the survey asks both questions and both can be crossed. */
    public boolean crosses(Survey survey, Pair pair) {
        return crossed.crosses(survey, pair.first(), pair.second());
    }

    private List<Pair> crossable(Survey survey, List<Pair> pairs) {
        return pairs.stream().filter(pair -> crosses(survey, pair)).distinct().limit(CROSSINGS).toList();
    }

    private static Question question(Survey survey, String code) {
        return survey.questions().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private static Release.Crossing worded(Tally tally, Protection.Crossed crossed) {
        Crossing.Side first = crossed.crossing().first();
        Crossing.Side second = crossed.crossing().second();
        return new Release.Crossing(first.code(), second.code(), of(tally, first).text(), of(tally, second).text(), places(tally, first), places(tally, second), crossed.figures());
    }

    private static Tally.Question of(Tally tally, Crossing.Side side) {
        return tally.questions().stream().filter(each -> each.code().equals(side.code())).findFirst().orElseThrow();
    }

    private static List<Release.Place> places(Tally tally, Crossing.Side side) {
        Map<String, String> labels = of(tally, side).labels();
        return side.places().stream().map(code -> new Release.Place(code, code.startsWith("_") ? AnswerLabels.special(code) : labels.get(code))).toList();
    }

    private static Release.Question worded(Tally.Question tally, ProtectedCounts.Question table) {
        List<Release.Cell> cells = new ArrayList<>();
        cells.add(special(Release.ANSWERED, table.answered()));
        cells.add(special(Release.NOT_ANSWERED, table.notAnswered()));
        cells.add(special(Release.NOT_ASKED, table.notAsked()));
        if (table.shape() != Shape.TEXT) {
            Map<String, String> labels = tally.labels();
            List<Release.Cell> answers = inOrder(table).stream()
                    .map(cell -> cell.code().startsWith("_") ? special(cell.code(), cell.figure()) : new Release.Cell(cell.code(), labels.get(cell.code()), cell.figure())).toList();
            cells.addAll(tally.type() == QuestionType.NUMBER ? Release.withoutEmptyEnd(answers) : answers);
        }
        return new Release.Question(table.code(), tally.type().name(), tally.text(), table.shares(), cells);
    }

    /** Answers of an open list stand by their number, the largest first; where one is withheld its place would tell it, and they stand by their code. */
    private static List<ProtectedCounts.Cell> inOrder(ProtectedCounts.Question table) {
        if (table.shape() != Shape.OPEN || table.cells().stream().noneMatch(cell -> cell.figure().withheld())) return table.cells();
        return table.cells().stream().sorted(Comparator.comparing((ProtectedCounts.Cell cell) -> cell.code().startsWith("_")).thenComparing(ProtectedCounts.Cell::code)).toList();
    }

    private static Release.Cell special(String code, Figure figure) {
        return new Release.Cell(code, AnswerLabels.special(code), figure);
    }

    /** Freezes the protected results of a closed survey and makes them public. */
    public Outcome publish(Territory territory, UUID surveyId, Actor by) {
        return publish(territory, surveyId, List.of(), by);
    }

    /** The same with these questions crossed. */
    public Outcome publish(Territory territory, UUID surveyId, List<Pair> pairs, Actor by) {
        Survey survey = surveys.forChange(territory.id(), surveyId).orElse(null);
        if (survey == null) return Outcome.UNKNOWN;
        if (survey.state() != SurveyState.CLOSED) return Outcome.TOO_LATE;
        if (!enough(survey, surveys.answers(surveyId))) return Outcome.TOO_FEW;
        Preview preview = preview(territory, survey, pairs);
        if (!preview.exposed().isEmpty()) return Outcome.EXPOSED;
        Release release = preview.release();
        releases.add(release, preview.report());
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
