package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.coverage.control.CoverageCount;
import fr.maillage.survey.coverage.control.CoverageTargets;
import fr.maillage.survey.coverage.control.Weighting;
import fr.maillage.survey.coverage.entity.Coverage;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.CommuneGroups;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who answers, while it happens: the curve, the channels, the coverage, the weights. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/participation")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class ParticipationPages {
    private static final int DAYS = 14;

    @Inject
    CurrentTerritory here;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    AnswerCounters counters;

    @Inject
    SurveyAxes axes;

    @Inject
    CoverageTargets targets;

    @Inject
    CoverageCount coverages;

    @Inject
    Weighting weighting;

    @Inject
    Communes communes;

    @Inject
    CommuneGroups groups;

    @Inject
    Messages messages;

    /** In a transaction: what has just arrived is counted first. */
    @GET
    @Transactional
    public Page participation(@PathParam("id") UUID id, @QueryParam("page") String asked, @QueryParam("moyen") String way) {
        Survey survey = surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
        if (survey.draft()) throw Problem.notFound();
        Tally tally = tallies.kept(survey);
        Coverage coverage = coverages.of(survey);
        List<AnswerCounters.Arrival> arrivals = counters.arrivals(id);
        Page page = Page.of("coverage/participation").with("survey", survey).with("counted", tally.participants()).with("waiting", tallies.waiting(survey))
                .with("waits", Tallies.watchable(survey)).with("hidden", survey.resultsHidden()).with("coverage", coverage).with("targeted", !targets.of(id).isEmpty())
                .with("age", axes.of(survey).age().orElse(null)).with("commune", axes.of(survey).commune().orElse(null));
        List<Channel> channels = Arrays.stream(Channel.values()).filter(channel -> arrivals.stream().anyMatch(arrival -> arrival.channel() == channel)).toList();
        page.with("channels", channels).with("byChannel", channels.stream().map(channel -> arrivals.stream().filter(arrival -> arrival.channel() == channel).mapToLong(AnswerCounters.Arrival::answers).sum()).toList());
        ArrivalCurve curve = arrivals.isEmpty() ? null : ArrivalCurve.of(arrivals);
        page.with("curve", curve).with("latest", curve == null ? List.of() : curve.latest(DAYS)).with("day", DateTimeFormatter.ofPattern("d MMMM yyyy", messages.locale()));
        Paging<Coverage.Line> shown = Paging.of(asked, coverage.communes().size(), from -> coverage.communes().subList(from, Math.min(coverage.communes().size(), from + Paging.SIZE)));
        page.with("communes", shown).with("groups", groups(coverage));
        Channel channel = channels.stream().filter(each -> each.name().equals(way)).findFirst().orElse(null);
        page.with("cells", CellTable.of(shown.items(), coverage.ages(), coverages.cells(survey, channel), targets.of(id)))
                .with("way", channel == null ? "" : channel.name()).with("ways", channels.stream().map(each -> Choice.of(each.name(), messages.text("results.channel." + each))).toList());
        page.with("map", CommuneMap.of(coverage.communes(), centres(coverage)));
        Weighting.Outcome outcome = weighting.of(survey, coverage, groups.of(here.get()));
        page.with("weights", outcome instanceof Weighting.Outcome.Weighed weighed ? weighed : null);
        return page.with("refusal", outcome instanceof Weighting.Outcome.Refused refused ? said(refused, coverage) : null);
    }

    /** The communes added up by EPCI, when there are several; communes of none, or of elsewhere, in a line of their own. */
    private List<Coverage.Line> groups(Coverage coverage) {
        List<CommuneGroups.Group> known = coverage.communes().isEmpty() ? List.of() : groups.of(here.get());
        if (known.isEmpty()) return List.of();
        List<Coverage.Line> lines = new ArrayList<>();
        List<Coverage.Line> rest = new ArrayList<>(coverage.communes());
        for (CommuneGroups.Group group : known) {
            List<Coverage.Line> its = rest.stream().filter(line -> group.communes().contains(line.code())).toList();
            rest.removeAll(its);
            lines.add(Coverage.Line.sum(group.code(), group.name(), its));
        }
        if (!rest.isEmpty()) lines.add(Coverage.Line.sum("", messages.text("coverage.groups.rest"), rest));
        return lines;
    }

    private Map<String, GeoPoint> centres(Coverage coverage) {
        if (coverage.communes().isEmpty()) return Map.of();
        Map<String, GeoPoint> centres = new HashMap<>();
        communes.of(here.get(), 0, Found.LIMIT_MAX).items().forEach(commune -> commune.centre().ifPresent(centre -> centres.put(commune.code().value(), centre)));
        return centres;
    }

    private String said(Weighting.Outcome.Refused refused, Coverage coverage) {
        return switch (refused.why()) {
            case NO_TARGET -> messages.text("coverage.refused.target");
            case FEW -> messages.text("coverage.refused.few", coverage.answers(), Coverage.FLOOR);
            case GROUP -> messages.text("coverage.refused.group", Coverage.GROUP_FLOOR, String.join(" ; ", refused.groups().stream().limit(6).toList()), refused.groups().size());
            case CONTRADICTION -> messages.text("coverage.refused.contradiction");
        };
    }
}
