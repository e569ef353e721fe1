package fr.maillage.survey.report.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.results.boundary.PartViews;
import fr.maillage.survey.results.boundary.QuestionView;
import fr.maillage.survey.results.boundary.QuestionViews;
import fr.maillage.survey.results.control.AnsweredVersions;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The team's report: exact counts, marked as not to be spread. */
@Path("/{territory}/gestion/enquetes/{id}/resultats")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class TeamReportResource {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    QuestionViews views;

    @Inject
    PartViews parts;

    @Inject
    AnswerCounters counters;

    @Inject
    AnsweredVersions answered;

    @Inject
    ReportFiles files;

    @Inject
    AuditLog audit;

    @Inject
    Messages messages;

    @GET
    @Path("rapport.pdf")
    @Transactional
    public Response pdf(@PathParam("id") UUID id) {
        Survey survey = survey(id);
        return files.pdf(report(survey), "rapport-equipe-" + survey.slug());
    }

    @GET
    @Path("rapport.ods")
    @Transactional
    public Response ods(@PathParam("id") UUID id) {
        Survey survey = survey(id);
        return files.ods(report(survey), "rapport-equipe-" + survey.slug());
    }

    private Survey survey(UUID id) {
        Survey survey = surveys.find(here.get().id(), id).filter(found -> !found.draft()).orElseThrow(Problem::notFound);
        if (survey.resultsHidden()) throw Problem.of(409, "resultsHidden");
        return survey;
    }

    private List<QuestionView> views(Survey survey, Tally tally) {
        Map<String, Map<String, Long>> counts = counters.counts(survey.id(), CounterKey.NONE, "");
        return views.of(survey, tally).stream().map(view -> parts.ranked(view, tally, counts)).toList();
    }

    private Report report(Survey survey) {
        Tally tally = tallies.kept(survey);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "survey.results.report", survey.id().toString(), null);
        List<String> method = new ArrayList<>(List.of(messages.text("report.method.who"), messages.text("report.method.team"), messages.text("results.range.note")));
        method.addAll(answered.of(survey).stream().map(version -> version.from() == null ? messages.text("results.team.version.first", version.answers())
                : messages.text("results.team.version", version.number(), views.day(version.from()), version.answers())).toList());
        if (Tallies.watchable(survey)) method.add(messages.text("report.method.waiting", tallies.waiting(survey)));
        return new Report(messages.text("report.title", survey.title()), here.get().name(), messages.text("report.mark"),
                messages.text("report.lead.team", tally.participants(), views.day(survey.opensOn()), views.day(survey.closesOn())),
                tally.participants() == 0 ? List.of() : ReportFiles.sections(views(survey, tally)), method);
    }
}
