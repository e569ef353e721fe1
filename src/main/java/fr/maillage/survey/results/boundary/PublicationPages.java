package fr.maillage.survey.results.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.control.Publication;
import fr.maillage.survey.results.control.Releases;
import fr.maillage.survey.results.control.ResultsRdf;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** From the team's results to the public ones: the preview, the publication, taking back and showing again. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/publication")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class PublicationPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Releases releases;

    @Inject
    Publication publication;

    @Inject
    QuestionViews views;

    @Inject
    CrossingViews crossings;

    @Inject
    Messages messages;

    /** What a question keeps back, named. */
    public record Kept(String question, String answers) {
    }

    /** In a transaction: what has just arrived is counted first. */
    @GET
    @Transactional
    public Page publication(@PathParam("id") UUID id, @Context UriInfo asked) {
        Survey survey = surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
        Page page = Page.of("results/publication").with("survey", survey).with("back", back(id)).with("release", null).with("preview", null).with("few", false);
        Optional<Release> release = releases.of(id);
        if (release.isPresent()) return page.with("release", release.get()).with("deduced", publication.deduced(release.get())).with("published", views.day(release.get().publishedAt())).with("public", ResultsRdf.page(release.get()));
        if (survey.state() != SurveyState.CLOSED) return page;
        if (!Publication.enough(survey, surveys.answers(id))) return page.with("few", true);
        Fields fields = new Fields(asked.getQueryParameters(), messages);
        boolean adding = asked.getQueryParameters().containsKey("premiere") || asked.getQueryParameters().containsKey("deuxieme");
        List<Publication.Pair> pairs = chosen(survey, fields, adding);
        Publication.Preview tried = publication.preview(here.get(), survey, pairs);
        Release preview = tried.release();
        crossings.offer(page.with(fields), survey, pairs, tried.tooThin(), back(id) + "/publication");
        return page.with("deduced", tried.deduced()).with("exposed", !tried.exposed().isEmpty()).with("crossings", crossings.of(preview)).with("preview", preview).with("questions", views.of(preview)).with("kept", kept(preview))
                .with("first", views.day(preview.opensOn())).with("last", views.day(preview.closesOn()));
    }

    private List<Publication.Pair> chosen(Survey survey, Fields fields, boolean adding) {
        List<Publication.Pair> pairs = new ArrayList<>(CrossingViews.pairs(fields.all("croisement")));
        if (!adding) return pairs;
        if (!fields.has("premiere")) fields.fault("premiere", "results.crossing.missing");
        if (!fields.has("deuxieme")) fields.fault("deuxieme", "results.crossing.missing");
        if (!fields.ok()) return pairs;
        Publication.Pair added = new Publication.Pair(fields.raw("premiere"), fields.raw("deuxieme"));
        if (added.first().equals(added.second())) fields.fault("deuxieme", "results.crossing.same");
        else if (pairs.contains(added) || pairs.contains(new Publication.Pair(added.second(), added.first()))) fields.fault("deuxieme", "results.crossing.twice");
        else if (pairs.size() >= Publication.CROSSINGS) fields.fault("premiere", "results.crossing.many", Publication.CROSSINGS);
        else if (!publication.crosses(survey, added)) fields.fault("premiere", CrossingViews.crossable(survey, added) ? "results.crossing.dependent" : "results.crossing.unknown");
        else pairs.add(added);
        return pairs;
    }

    private List<Kept> kept(Release preview) {
        List<Kept> kept = new ArrayList<>(preview.questions().stream().map(this::kept).flatMap(Optional::stream).toList());
        preview.crossings().stream().filter(crossing -> crossing.withheld() > 0)
                .forEach(crossing -> kept.add(new Kept(crossing.firstText() + " × " + crossing.secondText(), messages.text("results.publication.list.crossing", crossing.withheld()))));
        return kept;
    }

    private Optional<Kept> kept(Release.Question question) {
        List<Release.Cell> withheld = question.cells().stream().filter(cell -> cell.figure().withheld()).toList();
        if (withheld.isEmpty()) return Optional.empty();
        if (question.figure(Release.ANSWERED).withheld() && question.answers().stream().allMatch(cell -> cell.figure().withheld())) return Optional.of(new Kept(question.text(), messages.text("results.publication.list.question")));
        return Optional.of(new Kept(question.text(), withheld.stream().map(Release.Cell::label).collect(Collectors.joining(" ; "))));
    }

    private String back(UUID id) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + id + "/resultats";
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response publish(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        return after(publication.publish(here.get(), id, CrossingViews.pairs(form.get("croisement")), by()), id);
    }

    @POST
    @Path("retrait")
    @Transactional
    @Once
    public Response withdraw(@PathParam("id") UUID id) {
        return after(publication.withdraw(here.get(), id, by()), id);
    }

    @POST
    @Path("retour")
    @Transactional
    @Once
    public Response showAgain(@PathParam("id") UUID id) {
        return after(publication.showAgain(here.get(), id, by()), id);
    }

    private Actor by() {
        return new Actor(visitor.accountId(), visitor.name());
    }

    private Response after(Publication.Outcome outcome, UUID id) {
        return switch (outcome) {
            case DONE -> Response.seeOther(URI.create(back(id) + "/publication")).build();
            case TOO_LATE -> throw Problem.of(409, "resultsTooLate");
            case EXPOSED -> throw Problem.of(409, "resultsExposed");
            case TOO_FEW -> throw Problem.of(409, "resultsTooFew");
            case UNKNOWN -> throw Problem.notFound();
        };
    }
}
