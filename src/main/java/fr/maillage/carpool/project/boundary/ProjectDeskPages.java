package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.control.SiteProjects;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.mail.Recipients;
import fr.maillage.territory.Found;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Projects as the team sees them: those to read first, then what each may become. */
@Path("/{territory}/gestion/covoiturage/projets")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class ProjectDeskPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    SiteProjects projects;

    @Inject
    CarpoolSites sites;

    @Inject
    ProjectViews views;

    @Inject
    SiteViews siteViews;

    @Inject
    PlaceLetters letters;

    @Inject
    Recipients recipients;

    @Context
    UriInfo uri;

    /** A step that this person may take now. */
    public record Way(String label, String href) {
    }

    @GET
    public Page list(@QueryParam("liste") String asked) {
        String shelf = asked != null && asked.matches("en-cours|de-cote") ? asked : "";
        var paging = Paging.of(uri.getQueryParameters().getFirst("page"), found(shelf, 0, 1).total(), offset -> found(shelf, offset, Paging.SIZE).items().stream().map(views::line).toList());
        return Page.of("project/desk").with("projects", paging.items()).with("paging", paging).with("shelf", shelf).with("desk", views.desk(""))
                .with("unread", found("", 0, 1).total()).with("propose", views.path("nouveau"))
                .with("base", views.desk("") + (shelf.isEmpty() ? "?page=" : "?liste=" + shelf + "&page=")).with("trail", views.deskCrumbs(null).subList(0, 1)).with("flash", flash());
    }

    private Found<SiteProject> found(String shelf, int offset, int limit) {
        return switch (shelf) {
            case "en-cours" -> projects.shown(here.get().id(), null, offset, limit);
            case "de-cote" -> projects.aside(here.get().id(), offset, limit);
            default -> projects.unread(here.get().id(), offset, limit);
        };
    }

    @GET
    @Path("{key: [0-9a-z]{10}}")
    public Page project(@PathParam("key") String key) {
        return page(find(key), Fields.none(messages));
    }

    private Page page(SiteProject project, Fields fields) {
        String key = project.key();
        boolean agent = agent();
        return Page.of("project/desk-project").with("project", views.line(project)).with("reason", project.reason()).with("refusal", project.refusal())
                .with("proposer", project.proposer() == null ? null : recipients.of(project.proposer()).map(Recipients.Recipient::name).orElse(null))
                .with("latitude", project.pointed() ? project.latitude().toPlainString() : null).with("longitude", project.pointed() ? project.longitude().toPlainString() : null)
                .with("timeline", views.timeline(key)).with("ways", ways(project)).with("reads", agent && project.reading() == SiteProject.Reading.WAITING && !project.withdrawn())
                .with("removes", agent && !project.withdrawn() && project.phase() != Phase.OPEN).with("shown", project.shown()).with("desk", views.desk(key)).with("public", views.path(key))
                .with("site", project.phase() == Phase.OPEN ? sites.byKey(key, here.get().id()).map(CarpoolSite::key).orElse(null) : null)
                .with("readings", List.of(fr.maillage.web.Choice.of("yes", messages.text("project.reading.yes")), fr.maillage.web.Choice.of("no", messages.text("project.reading.no"))))
                .with("trail", views.deskCrumbs(null)).with("flash", flash()).with(fields);
    }

    private List<Way> ways(SiteProject project) {
        List<Way> ways = new ArrayList<>();
        if (!project.shown()) return ways;
        for (Phase next : project.phase().next())
            if (next == Phase.DECIDED || next == Phase.DECLINED ? councillor() : agent() && (next == Phase.OPEN ? project.phase() == Phase.WORKS : !next.onTheGround()))
                ways.add(new Way(messages.text("project.do." + next.code()), views.desk(project.key() + "/" + ProjectStepPages.word(next))));
        return ways;
    }

    /** An agent has read a proposal: it goes public, or back to who proposed it with the reason. */
    @POST
    @Path("{key: [0-9a-z]{10}}/lecture")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Object read(@PathParam("key") String key, MultivaluedMap<String, String> form) {
        SiteProject project = find(key);
        Fields fields = new Fields(form, messages);
        String verdict = fields.raw("reading");
        if (!verdict.matches("yes|no")) fields.fault("reading", "error.required.reading");
        String refusal = fields.text("refusal", verdict.equals("no"), 1000);
        if (!fields.ok()) return page(project, fields);
        if (!projects.read(project, verdict.equals("no") ? refusal : null, actor())) throw Problem.conflict();
        letters.read(project, views.path(key), verdict.equals("no") ? refusal : null);
        return Response.seeOther(URI.create(views.desk(key) + "?fait=" + (verdict.equals("no") ? "refuse" : "letIn"))).build();
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Page askWithdrawal(@PathParam("key") String key) {
        SiteProject project = find(key);
        if (project.phase() == Phase.OPEN) throw Problem.conflict();
        return Page.of("project/withdraw").with("project", views.line(project)).with("action", views.desk(key + "/retrait")).with("back", views.desk(key)).with("trail", views.deskCrumbs(project));
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Response withdraw(@PathParam("key") String key) {
        SiteProject project = find(key);
        if (project.phase() == Phase.OPEN) throw Problem.conflict();
        projects.withdraw(project, actor());
        return Response.seeOther(URI.create(views.desk(key) + "?fait=withdraw")).build();
    }

    private SiteProject find(String key) {
        return projects.find(key, here.get().id()).orElseThrow(Problem::notFound);
    }

    private boolean agent() {
        return visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR);
    }

    private boolean councillor() {
        return visitor.has(here.get().id(), Role.COUNCILLOR, Role.ADMINISTRATOR);
    }

    private SiteKeeping.Actor actor() {
        return new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id());
    }

    private String flash() {
        String done = uri.getQueryParameters().getFirst("fait");
        return done != null && done.matches("letIn|refuse|step|withdraw") ? messages.text("project.done." + done) : null;
    }
}
