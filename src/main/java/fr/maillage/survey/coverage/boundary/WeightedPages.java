package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.coverage.control.CoverageCount;
import fr.maillage.survey.coverage.control.Weighting;
import fr.maillage.survey.results.entity.Interval;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.CommuneGroups;
import fr.maillage.survey.results.control.DisclosureGate;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Shares as received beside shares brought back to the population, with their intervals. For the team. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/participation/redressement")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class WeightedPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    CoverageCount coverages;

    @Inject
    CommuneGroups groups;

    @Inject
    Weighting weighting;

    /** One question; shares in percent. {@code lines} is empty when too few were weighed. */
    public record Weighed(String text, List<Line> lines) {
    }

    public record Line(String label, double raw, double share, Interval interval) {
    }

    @GET
    @Transactional
    public Page weighted(@PathParam("id") UUID id) {
        Survey survey = surveys.find(here.get().id(), id).filter(found -> !found.draft()).orElseThrow(Problem::notFound);
        if (survey.resultsHidden()) throw Problem.of(409, "resultsHidden");
        if (Tallies.watchable(survey)) throw Problem.of(409, "resultsWait");
        Tally tally = tallies.kept(survey);
        if (!(weighting.of(survey, coverages.of(survey), groups.of(here.get())) instanceof Weighting.Outcome.Weighed weights)) throw Problem.notFound();
        List<Weighed> questions = tally.questions().stream().filter(question -> question.counts().shape() == Shape.ONE_OF || question.counts().shape() == Shape.ANY_OF)
                .map(question -> weighed(survey, question, weights)).toList();
        return Page.of("coverage/weighted").with("survey", survey).with("weights", weights).with("questions", questions);
    }

    private Weighed weighed(Survey survey, Tally.Question question, Weighting.Outcome.Weighed weights) {
        Map<String, Double> raw = weighting.answers(survey, question.code(), weights);
        double answered = raw.getOrDefault(CounterKey.ANSWERED, 0.0);
        if (answered < DisclosureGate.SHARES_FROM) return new Weighed(question.text(), List.of());
        Map<String, Double> shares = shares(survey, question, raw);
        double worth = answered / weights.raking().designEffect();
        return new Weighed(question.text(), question.counts().cells().stream().map(Counts.Cell::code).map(code -> {
            double share = Math.min(1, shares.getOrDefault(code, 0.0) / answered);
            long count = question.counts().cells().stream().filter(cell -> cell.code().equals(code)).mapToLong(Counts.Cell::count).findFirst().orElse(0);
            return new Line(question.labels().get(code), 100.0 * count / question.counts().answered(), 100 * share, Interval.wilson(share * worth, worth, 0));
        }).toList());
    }

    private static Map<String, Double> shares(Survey survey, Tally.Question question, Map<String, Double> raw) {
        Map<String, Double> sums = new TreeMap<>();
        raw.forEach((value, sum) -> Tallies.byAnswer(survey, question, Map.of(value, 1L)).keySet().stream().filter(code -> !code.startsWith("_") && inCells(question, code)).forEach(code -> sums.merge(code, sum, Double::sum)));
        return sums;
    }

    private static boolean inCells(Tally.Question question, String code) {
        return question.counts().cells().stream().anyMatch(cell -> cell.code().equals(code));
    }
}
