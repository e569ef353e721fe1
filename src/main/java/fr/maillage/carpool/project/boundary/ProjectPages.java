package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.control.Followers;
import fr.maillage.carpool.project.control.SiteProjects;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.carpool.project.entity.SiteProject;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
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
import java.util.Map;
import java.util.Optional;

/** Projects of sites for everybody: the list by phase, the page of each, supports and followers, taking one's own back. */
@Path("/{territory}/covoiturage/projets")
@RequestScoped
public class ProjectPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    SiteProjects projects;

    @Inject
    Followers followers;

    @Inject
    CarpoolSites sites;

    @Inject
    ProjectViews views;

    @Inject
    SiteViews siteViews;

    @Inject
    Settings settings;

    @Context
    UriInfo uri;

    /** A choice of the filter. */
    public record Shelf(String label, String href, boolean current) {
    }

    @GET
    public Page list(@QueryParam("etape") String asked) {
        Phase phase = java.util.Arrays.stream(Phase.values()).filter(p -> p.concept().equals(asked)).findFirst().orElse(null);
        var paging = Paging.of(uri.getQueryParameters().getFirst("page"), projects.shown(here.get().id(), phase, 0, 1).total(),
                offset -> projects.shown(here.get().id(), phase, offset, Paging.SIZE).items().stream().map(views::line).toList());
        List<Shelf> shelves = new ArrayList<>();
        Map<Phase, Long> counts = projects.byPhase(here.get().id());
        shelves.add(new Shelf(messages.text("project.all", counts.values().stream().mapToLong(n -> n).sum()), views.path(""), phase == null));
        counts.forEach((p, n) -> shelves.add(new Shelf(messages.text("carpool.choice", views.phase(p), n), views.path("") + "?etape=" + p.concept(), p == phase)));
        return Page.of("project/list").with("projects", paging.items()).with("paging", paging).with("shelves", shelves)
                .with("base", views.path("") + "?" + (phase == null ? "" : "etape=" + phase.concept() + "&") + "page=")
                .with("mine", visitor.signedIn() ? projects.of(visitor.accountId(), here.get().id()).stream().filter(p -> !p.letIn()).map(views::line).toList() : List.of())
                .with("propose", views.path("nouveau")).with("trail", views.crumbs(false));
    }

    @GET
    @Path("{key: [0-9a-z]{10}}")
    public Response project(@PathParam("key") String key) {
        SiteProject project = visible(key);
        Optional<CarpoolSite> site = project.phase() == Phase.OPEN ? sites.byKey(key, here.get().id()).filter(s -> !s.withdrawn()) : Optional.empty();
        Page page = Page.of("project/project").with("project", views.line(project)).with("reason", project.reason()).with("refusal", project.refusal())
                .with("pointed", project.pointed()).with("latitude", project.pointed() ? project.latitude().toPlainString() : null)
                .with("longitude", project.pointed() ? project.longitude().toPlainString() : null)
                .with("chain", views.chain(project)).with("timeline", views.timeline(key)).with("site", site.map(siteViews::line).orElse(null))
                .with("takesSupport", project.phase().takesSupport() && project.shown()).with("supported", projects.supportedBy(project, visitor.accountId()))
                .with("follows", followers.follows(key, visitor.accountId())).with("shown", project.shown())
                .with("mine", project.proposedBy(visitor.accountId()) && project.phase() == Phase.PROPOSED)
                .with("signIn", "/compte/connexion?retour=" + views.path(key)).with("here", views.path(key)).with("id", "/id/projet-aire/" + key)
                .with("tiles", settings.text(Setting.TILES_URL)).with("attribution", settings.text(Setting.TILES_ATTRIBUTION))
                .with("edit", team() ? views.desk(key) : null).with("trail", views.crumbs(true)).with("flash", flash());
        Response.ResponseBuilder answer = Response.ok(page);
        if (project.shown()) answer.header("Link", "<" + settings.baseIri() + "/id/projet-aire/" + key + ">; rel=\"describedby\"");
        return answer.build();
    }

    /** One support for each account; {@code soutien=non} takes it back. */
    @POST
    @Path("{key: [0-9a-z]{10}}/soutien")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed(signedIn = true)
    public Response support(@PathParam("key") String key, MultivaluedMap<String, String> form) {
        SiteProject project = visible(key);
        if (!project.shown() || !project.phase().takesSupport()) throw Problem.conflict();
        boolean given = !"non".equals(new Fields(form, messages).raw("soutien"));
        projects.support(project, visitor.accountId(), given);
        return back(key, given ? "support" : "unsupport");
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/suivi")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed(signedIn = true)
    public Response follow(@PathParam("key") String key, MultivaluedMap<String, String> form) {
        SiteProject project = visible(key);
        boolean on = !"non".equals(new Fields(form, messages).raw("suivi"));
        followers.follow(project.key(), visitor.accountId(), on);
        return back(key, on ? "follow" : "unfollow");
    }

    /** Who proposed it takes it back, as long as nobody has begun to study it. */
    @GET
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Allowed(signedIn = true)
    public Page askWithdrawal(@PathParam("key") String key) {
        SiteProject project = own(key);
        return Page.of("project/withdraw").with("project", views.line(project)).with("action", views.path(key + "/retrait")).with("back", views.path(key)).with("trail", views.crumbs(true));
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed(signedIn = true)
    public Response withdraw(@PathParam("key") String key) {
        projects.withdraw(own(key), new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id()));
        return Response.seeOther(URI.create(views.path(""))).build();
    }

    private SiteProject own(String key) {
        SiteProject project = visible(key);
        if (!project.proposedBy(visitor.accountId())) throw Problem.notFound();
        if (project.phase() != Phase.PROPOSED) throw Problem.conflict();
        return project;
    }

    /** What the public may see; before that, who proposed it and the team. Gone once withdrawn, if it ever was public. */
    private SiteProject visible(String key) {
        SiteProject project = projects.find(key, here.get().id()).orElseThrow(Problem::notFound);
        if (project.withdrawn() && project.letIn()) throw Problem.gone();
        boolean insider = project.proposedBy(visitor.accountId()) || team();
        if (project.withdrawn() || !project.letIn() && !insider) throw Problem.notFound();
        return project;
    }

    private boolean team() {
        return visitor.has(here.get().id(), Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR);
    }

    private Response back(String key, String done) {
        return Response.seeOther(URI.create(views.path(key) + "?fait=" + done)).build();
    }

    private String flash() {
        String done = uri.getQueryParameters().getFirst("fait");
        return done != null && done.matches("propose|support|unsupport|follow|unfollow") ? messages.text("project.done." + done) : null;
    }
}
