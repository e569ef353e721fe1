package fr.maillage.survey.coverage.boundary;

import fr.maillage.persistence.Jobs;
import fr.maillage.persistence.Json;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.control.CounterFolding;
import fr.maillage.survey.counts.control.RecountWork;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.counts.entity.Axes;
import fr.maillage.survey.coverage.control.CoverageTargets;
import fr.maillage.survey.coverage.control.Crossings;
import fr.maillage.survey.coverage.entity.CrossTable;
import fr.maillage.survey.coverage.entity.Margin;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.CommuneGroups;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Cross-tables for the team: a question by commune, by age, by channel, or by a question whose crossing the team asks to keep. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/croisements")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class CrossingPages {
    /** Above, a new crossing is counted by a job. */
    private static final long AT_ONCE = 20_000;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    SurveyAxes axes;

    @Inject
    CounterFolding folding;

    @Inject
    Crossings crossings;

    @Inject
    CommuneGroups groups;

    @Inject
    CoverageTargets targets;

    @Inject
    Jobs jobs;

    @Inject
    Messages messages;

    /** In a transaction: what has just arrived is counted first. */
    @GET
    @Transactional
    public Page crossing(@PathParam("id") UUID id, @QueryParam("question") String code, @QueryParam("axe") String axis, @QueryParam("page") String asked) {
        Survey survey = survey(id);
        boolean closed = survey.resultsHidden() || Tallies.watchable(survey);
        Page page = Page.of("coverage/crossing").with("survey", survey).with("hidden", survey.resultsHidden()).with("waits", Tallies.watchable(survey)).with("table", null);
        if (closed) return page;
        Tally tally = tallies.kept(survey);
        List<Tally.Question> countable = tally.questions().stream().filter(question -> question.counts().shape() != Shape.TEXT).toList();
        List<CommuneGroups.Group> epcis = groups.of(here.get());
        Map<String, String> kept = crossings.axes(survey, epcis);
        page.with("questions", countable.stream().map(question -> Choice.of(question.code(), question.text())).toList())
                .with("axes", kept.entrySet().stream().map(entry -> Choice.of(entry.getKey(), entry.getValue())).toList())
                .with("others", survey.questions().stream().filter(question -> Axes.crosses(question) && !kept.containsKey(question.code())).map(question -> Choice.of(question.code(), question.text())).toList());
        Optional<Tally.Question> question = countable.stream().filter(each -> each.code().equals(code)).findFirst();
        page.with("code", code).with("axis", axis);
        if (question.isEmpty() || axis == null || !kept.containsKey(axis) || axis.equals(code) || axis.equals(Crossings.EPCI) && code.equals(Tallies.communeQuestion(survey).map(Question::code).orElse(""))) return page;
        long population = Math.max(sum(Margin.communes(targets.of(id))), sum(Margin.ages(targets.of(id))));
        CrossTable table = crossings.of(survey, question.get(), axis, epcis, population);
        List<CrossTable.Line> lines = table.lines();
        return page.with("table", table).with("question", question.get()).with("axisLabel", kept.get(axis)).with("population", population)
                .with("lines", Paging.of(asked, lines.size(), from -> lines.subList(from, Math.min(lines.size(), from + Paging.SIZE))))
                .with("next", "?question=" + coded(code) + "&axe=" + coded(axis) + "&page=");
    }

    private static long sum(Map<String, Long> margin) {
        return margin.values().stream().mapToLong(persons -> persons).sum();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).filter(found -> !found.draft()).orElseThrow(Problem::notFound);
    }

    /** Keeps the crossings with one more question: counted now, or by a job when there are many answers. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response keep(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        String code = new Fields(form, messages).raw("keep");
        if (survey.questions().stream().map(Question::code).noneMatch(code::equals)) throw Problem.notFound();
        if (!axes.cross(survey, code)) throw Problem.of(409, "crossingsEnough");
        if (surveys.answers(id) > AT_ONCE) {
            UUID job = jobs.queue(RecountWork.KIND, here.get().id(), visitor.accountId(), Json.createObjectBuilder().add("survey", id.toString()).build().toString(), null);
            return Response.seeOther(URI.create("/" + here.get().slug() + "/gestion/travaux/" + job)).build();
        }
        folding.recount(survey, counted -> { });
        return Response.seeOther(URI.create("/" + here.get().slug() + "/gestion/enquetes/" + id + "/resultats/croisements")).build();
    }
}
