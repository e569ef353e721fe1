package fr.maillage.carpool.boundary;

import fr.maillage.carpool.booking.control.Bookings;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.control.SiteProblems;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteProblem;
import fr.maillage.carpool.photo.control.SitePhotos;
import fr.maillage.carpool.project.boundary.ProjectViews;
import fr.maillage.carpool.project.control.Followers;
import fr.maillage.carpool.use.boundary.OccupancyViews;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.territory.Territory;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carpool sites for everybody: the list with its filters and its map, and the page of each site. */
@Path("/{territory}/covoiturage")
@RequestScoped
public class CarpoolPages {
    private static final List<Integer> SPACES = List.of(5, 10, 20, 50);
    private static final int CHANGES_SHOWN = 20;

    @Inject
    CurrentTerritory here;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteViews views;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Visitor visitor;

    @Inject
    ProjectViews projects;

    @Inject
    Followers followers;

    @Inject
    SiteProblems problems;

    @Inject
    OccupancyViews use;

    @Inject
    Bookings bookings;

    @Inject
    SitePhotos photos;

    @Context
    UriInfo uri;

    /** A link that takes one filter away. */
    public record Tag(String label, String href) {
    }

    /** A crumb of the path to a page. */
    public record Crumb(String href, String label) {
    }

    @GET
    public Page list() {
        Territory territory = here.get();
        SiteCriteria criteria = SiteFilters.of(uri.getQueryParameters(), SiteCriteria.Shelf.PUBLISHED);
        String path = views.path("");
        long total = sites.count(territory.id(), criteria);
        Paging<SiteViews.Line> paging = Paging.of(uri.getQueryParameters().getFirst("page"), total,
                offset -> sites.find(territory.id(), criteria, offset, Paging.SIZE).items().stream().map(views::line).toList());
        return Page.of("carpool/list").with("sites", paging.items()).with("paging", paging).with("base", SiteFilters.base(path, criteria))
                .with("count", views.counted("carpool.count", total)).with("total", total).with("asked", !criteria.equals(SiteCriteria.EVERY))
                .with("everywhere", sites.count(territory.id(), SiteCriteria.EVERY)).with("tags", tags(criteria, path)).with("clear", path)
                .with("values", values(criteria)).with("communes", communes(criteria)).with("types", types(criteria))
                .with("spaces", SPACES.stream().map(n -> Choice.of(n.toString(), messages.text("carpool.spaces.atLeast", n))).toList())
                .with("litCount", sites.count(territory.id(), criteria.withLit(true))).with("accessibleCount", sites.count(territory.id(), criteria.withAccessible(true)))
                .with("points", SiteFilters.href(views.path("points.json"), criteria)).with("tiles", settings.text(Setting.TILES_URL))
                .with("attribution", settings.text(Setting.TILES_ATTRIBUTION)).with("agent", visitor.worksFor(territory.id()))
                .with("projects", views.path("projets"));
    }

    /** The points of the map under the same filters, and the larger communes to find one's way by. */
    @GET
    @Path("points.json")
    @Produces("application/json")
    public Response points(@Context Request request) {
        Territory territory = here.get();
        CarpoolSites.Mark mark = sites.mark(territory.id());
        EntityTag tag = new EntityTag(mark.sites() + "-" + mark.lastChange().toEpochMilli() + messages.locale().getLanguage());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.header("Cache-Control", "no-cache").build();
        SiteCriteria criteria = SiteFilters.of(uri.getQueryParameters(), SiteCriteria.Shelf.PUBLISHED);
        JsonArrayBuilder points = Json.createArrayBuilder();
        for (CarpoolSites.Point point : sites.points(territory.id(), criteria)) {
            var one = Json.createObjectBuilder().add("name", point.name()).add("commune", point.commune()).add("href", views.path("aires/" + point.slug()))
                    .add("lon", point.longitude()).add("lat", point.latitude());
            if (point.spaces() != null && point.spaces() > 0) one.add("spaces", views.counted("carpool.spaces", point.spaces()));
            points.add(one);
        }
        JsonArrayBuilder landmarks = Json.createArrayBuilder();
        for (CarpoolSites.Point point : sites.landmarks(territory.id()))
            landmarks.add(Json.createObjectBuilder().add("name", point.name()).add("lon", point.longitude()).add("lat", point.latitude()));
        return Response.ok(Json.createObjectBuilder().add("points", points).add("landmarks", landmarks).build().toString()).tag(tag)
                .header("Cache-Control", "no-cache").header("Vary", "Accept-Language, Cookie").build();
    }

    /** The list has the addresses below it: people who shorten one find it. */
    @GET
    @Path("aires")
    public Response shortened() {
        return Response.status(301).location(URI.create(views.path(""))).build();
    }

    @GET
    @Path("aires/{slug}")
    public Response site(@PathParam("slug") String slug, @QueryParam("merci") String thanks) {
        CarpoolSite site = published(slug);
        if (site == null) return moved(slug, "");
        List<SiteViews.Change> changes = sites.history(site.id(), CHANGES_SHOWN).stream().map(views::change).toList();
        Page page = Page.of("carpool/site").with("site", views.detail(site)).with("changes", changes).with("trail", crumbs()).with("tiles", settings.text(Setting.TILES_URL))
                .with("attribution", settings.text(Setting.TILES_ATTRIBUTION)).with("report", views.path("aires/" + slug + "/signaler"))
                .with("here", settings.baseIri() + views.path("aires/" + slug)).with("dataset", "/" + here.get().slug() + "/donnees/lieux-covoiturage")
                .with("edit", visitor.worksFor(here.get().id()) ? "/" + here.get().slug() + "/gestion/covoiturage/" + site.key() : null)
                .with("reports", problems.recent(site.id()).stream().map(this::reported).toList()).with("use", use.enough(site) ? views.path("aires/" + slug + "/frequentation") : null)
                .with("photos", photos.of(site.id())).with("picture", views.path("aires/" + slug + "/photos/"))
                .with("poster", views.path("aires/" + slug + "/affiche.pdf"))
                .with("book", site.facts().open() && bookings.bookable(site.id()) > 0 ? views.path("aires/" + slug + "/reserver") : null)
                .with("timeline", projects.timeline(site.key())).with("ended", site.ended()).with("follows", followers.follows(site.key(), visitor.accountId()))
                .with("follow", views.path("aires/" + slug + "/suivi")).with("signIn", "/compte/connexion?retour=" + views.path("aires/" + slug))
                .with("flash", thanks == null ? null : messages.text("carpool.report.thanks"));
        return Response.ok(page).header("Link", "<" + settings.baseIri() + "/id/aire/" + site.key() + ">; rel=\"describedby\"").build();
    }

    /** A report as everybody sees it: what and when, and what the team did; never what the person wrote. */
    public record Reported(String what, String since, boolean done, String followUp) {
    }

    private Reported reported(SiteProblem problem) {
        return new Reported(messages.text("carpool.report.kind." + problem.kind().name().toLowerCase(java.util.Locale.ROOT)), views.instant(problem.reportedAt()), problem.settledAt() != null, problem.followUp());
    }

    /** The site at this address, or null when another address has it now. */
    private CarpoolSite published(String slug) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElse(null);
        if (site != null && site.withdrawn()) throw Problem.gone();
        return site;
    }

    private Response moved(String slug, String below) {
        String now = sites.renamed(slug, here.get().id()).orElseThrow(Problem::notFound);
        return Response.status(301).location(URI.create(views.path("aires/" + now + below))).build();
    }

    List<Crumb> crumbs() {
        return List.of(new Crumb("/" + here.get().slug(), here.get().name()), new Crumb(views.path(""), messages.text("carpool.title")));
    }

    private List<Choice> communes(SiteCriteria criteria) {
        return sites.byCommune(here.get().id(), criteria).stream().map(c -> Choice.of(c.value(), messages.text("carpool.choice", c.label(), c.sites()))).toList();
    }

    private List<Choice> types(SiteCriteria criteria) {
        return sites.byType(here.get().id(), criteria).stream()
                .map(c -> Choice.of(c.value(), messages.text("carpool.choice", messages.text("carpool.type." + c.value()), c.sites()))).toList();
    }

    private List<Tag> tags(SiteCriteria criteria, String path) {
        List<Tag> tags = new ArrayList<>();
        if (!criteria.words().isBlank()) tags.add(new Tag(messages.text("carpool.tag.words", criteria.words()), SiteFilters.href(path, criteria.withWords(""))));
        if (criteria.commune() != null) {
            String name = sites.byCommune(here.get().id(), SiteCriteria.EVERY).stream().filter(c -> c.value().equals(criteria.commune())).map(CarpoolSites.Count::label)
                    .findFirst().orElse(criteria.commune());
            tags.add(new Tag(name, SiteFilters.href(path, criteria.withCommune(null))));
        }
        if (criteria.type() != null) tags.add(new Tag(views.type(criteria.type()), SiteFilters.href(path, criteria.withType(null))));
        if (criteria.minSpaces() != null) tags.add(new Tag(messages.text("carpool.spaces.atLeast", criteria.minSpaces()), SiteFilters.href(path, criteria.withMinSpaces(null))));
        if (criteria.lit()) tags.add(new Tag(messages.text("carpool.filter.lit"), SiteFilters.href(path, criteria.withLit(false))));
        if (criteria.accessible()) tags.add(new Tag(messages.text("carpool.filter.accessible"), SiteFilters.href(path, criteria.withAccessible(false))));
        return tags;
    }

    private static Map<String, Object> values(SiteCriteria criteria) {
        Map<String, Object> values = new java.util.HashMap<>();
        values.put("q", criteria.words());
        values.put("commune", criteria.commune());
        values.put("type", criteria.type() == null ? null : criteria.type().code());
        values.put("places", criteria.minSpaces() == null ? null : criteria.minSpaces().toString());
        values.put("eclairee", criteria.lit() ? "oui" : null);
        values.put("pmr", criteria.accessible() ? "oui" : null);
        return values;
    }
}
