package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.control.SiteProblems;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.project.boundary.ProjectDeskPages;
import fr.maillage.carpool.project.boundary.ProjectViews;
import fr.maillage.carpool.project.entity.Phase;
import fr.maillage.persistence.AuditLog;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The back office of carpool sites: the list, a site with its history, withdrawal, what passers-by reported. */
@Path("/{territory}/gestion/covoiturage")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class CarpoolDeskPages {
    private static final Map<String, SiteCriteria.Shelf> SHELVES = Map.of("", SiteCriteria.Shelf.PUBLISHED, "a-verifier", SiteCriteria.Shelf.STALE, "retirees", SiteCriteria.Shelf.WITHDRAWN);

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteKeeping keeping;

    @Inject
    SiteProblems problems;

    @Inject
    AuditLog audit;

    @Inject
    SiteViews views;

    @Inject
    ProjectViews projects;

    @Context
    UriInfo uri;

    /** A report as the desk shows it. */
    public record Report(UUID id, String site, String href, String kind, String text, String since, String followUp) {
    }

    @GET
    public Page list(@QueryParam("liste") String shelfName) {
        String name = shelfName == null || !SHELVES.containsKey(shelfName) ? "" : shelfName;
        SiteCriteria criteria = SiteFilters.of(uri.getQueryParameters(), SHELVES.get(name));
        long total = sites.count(here.get().id(), criteria);
        var paging = Paging.of(uri.getQueryParameters().getFirst("page"), total,
                offset -> sites.find(here.get().id(), criteria, offset, Paging.SIZE).items().stream().map(views::line).toList());
        String path = base("") + (name.isEmpty() ? "" : "?liste=" + name);
        return Page.of("carpool/desk").with("sites", paging.items()).with("paging", paging).with("shelf", name).with("q", criteria.words())
                .with("base", path + (path.contains("?") ? "&" : "?") + (criteria.words().isBlank() ? "" : SiteFilters.query(SiteCriteria.EVERY.withWords(criteria.words())) + "&") + "page=")
                .with("count", views.counted("carpool.count", total)).with("writes", writes()).with("desk", base(""))
                .with("stale", sites.count(here.get().id(), SiteCriteria.EVERY.on(SiteCriteria.Shelf.STALE)))
                .with("reports", problems.page(here.get().id(), false, 0, 1).total()).with("trail", crumbs(false)).with("flash", flash());
    }

    @GET
    @Path("{key: [0-9a-z]{10}}")
    public Page site(@PathParam("key") String key) {
        CarpoolSite site = find(key);
        return Page.of("carpool/desk-site").with("site", views.detail(site)).with("changes", sites.history(site.id(), 50).stream().map(views::change).toList())
                .with("actors", sites.history(site.id(), 50).stream().map(change -> change.actor()).toList())
                .with("reports", problems.waiting(site.id()).stream().map(this::report).toList()).with("writes", writes())
                .with("timeline", projects.timeline(key)).with("ways", ways(site)).with("desk", base(key)).with("public", views.path("aires/" + site.slug())).with("version", site.version()).with("trail", crumbs(true)).with("flash", flash());
    }

    /** « Vérifiée aujourd’hui »: the facts are right, only the day changes. */
    @POST
    @Path("{key: [0-9a-z]{10}}/verification")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Response verify(@PathParam("key") String key) {
        if (!keeping.verify(find(key), LocalDate.now(SiteViews.PARIS), actor())) throw Problem.conflict();
        return Response.seeOther(URI.create(base(key + "?fait=verify"))).build();
    }

    @GET
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Page askWithdrawal(@PathParam("key") String key) {
        CarpoolSite site = find(key);
        return Page.of("carpool/withdraw").with("site", views.line(site)).with("back", base(key)).with("trail", crumbs(true));
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Response withdraw(@PathParam("key") String key) {
        keeping.withdraw(find(key), true, actor());
        return Response.seeOther(URI.create(base(key + "?fait=withdraw"))).build();
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/retour")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Response restore(@PathParam("key") String key) {
        keeping.withdraw(find(key), false, actor());
        return Response.seeOther(URI.create(base(key + "?fait=restore"))).build();
    }

    @GET
    @Path("signalements")
    public Page reports(@QueryParam("liste") String shelf) {
        boolean settled = "traites".equals(shelf);
        UUID territory = here.get().id();
        var paging = Paging.of(uri.getQueryParameters().getFirst("page"), problems.page(territory, settled, 0, 1).total(),
                offset -> problems.page(territory, settled, offset, Paging.SIZE).items().stream().map(this::report).toList());
        return Page.of("carpool/reports").with("reports", paging.items()).with("paging", paging).with("settled", settled).with("writes", writes())
                .with("base", base("signalements") + (settled ? "?liste=traites&page=" : "?page=")).with("desk", base("signalements")).with("trail", crumbs(true)).with("flash", flash());
    }

    @POST
    @Path("signalements/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.ADMINISTRATOR})
    public Response settle(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        UUID report = uuid(id);
        Fields fields = new Fields(form, messages);
        String followUp = fields.text("followUp", false, 500);
        if (!fields.ok()) throw Problem.of(400, "malformed");
        problems.find(report, here.get().id()).orElseThrow(Problem::notFound);
        problems.settle(report, visitor.name(), followUp.isEmpty() ? null : followUp);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "carpool.settle", report.toString(), "{}");
        return Response.seeOther(URI.create(base("signalements?fait=settle"))).build();
    }

    /** The steps that a site may take now. */
    private List<ProjectDeskPages.Way> ways(CarpoolSite site) {
        if (!writes() || site.withdrawn()) return List.of();
        return Phase.ofSite(site.facts().open(), site.ended()).next().stream().map(next -> switch (next) {
            case OPEN -> new ProjectDeskPages.Way(messages.text("project.do.reopen"), base(site.key() + "/reouverture"));
            case CLOSED -> new ProjectDeskPages.Way(messages.text("project.do.closed"), base(site.key() + "/fin"));
            default -> new ProjectDeskPages.Way(messages.text("project.do.temporarily_closed"), base(site.key() + "/pause"));
        }).toList();
    }

    private Report report(fr.maillage.carpool.entity.SiteProblem problem) {
        return new Report(problem.id(), problem.siteName(), base(problem.siteKey()), messages.text("carpool.report.kind." + problem.kind().name().toLowerCase(java.util.Locale.ROOT)),
                problem.text(), views.instant(problem.reportedAt()), problem.followUp());
    }

    private CarpoolSite find(String key) {
        return sites.byKey(key, here.get().id()).orElseThrow(Problem::notFound);
    }

    private boolean writes() {
        return visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR);
    }

    private SiteKeeping.Actor actor() {
        return new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id());
    }

    private String flash() {
        String done = uri.getQueryParameters().getFirst("fait");
        return done != null && done.matches("create|update|verify|withdraw|restore|settle") ? messages.text("carpool.done." + done) : null;
    }

    private String base(String below) {
        return "/" + here.get().slug() + "/gestion/covoiturage" + (below.isEmpty() ? "" : "/" + below);
    }

    private List<CarpoolPages.Crumb> crumbs(boolean below) {
        CarpoolPages.Crumb desk = new CarpoolPages.Crumb("/" + here.get().slug() + "/gestion", messages.text("nav.backoffice"));
        return below ? List.of(desk, new CarpoolPages.Crumb(base(""), messages.text("carpool.desk.title"))) : List.of(desk);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
