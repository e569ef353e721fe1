package fr.maillage.carpool.use.boundary;

import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.use.control.SiteCounts;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringReader;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Counting on the spot, by phone. With script the page keeps counts in the phone and sends them in bundles when the network is there, each under an id
 * that the phone drew; without script the same form sends one at a time.
 */
@Path("/{territory}/gestion/covoiturage/comptages")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class CountPages {
    private static final int MOST_CARS = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int SITES = 500;
    private static final Duration OLDEST = Duration.ofDays(60);
    private static final Duration CLOCK = Duration.ofMinutes(10);

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteCounts counts;

    @Inject
    OccupancyViews views;

    @Inject
    AuditLog audit;

    @Context
    UriInfo uri;

    /** A count that was kept. */
    public record Kept(UUID id, String when, int cars) {
    }

    @GET
    public Page form(@QueryParam("aire") String key) {
        Fields fields = Fields.none(messages);
        return page().with(fields).with("values", key == null ? java.util.Map.of() : java.util.Map.of("countSite", key));
    }

    private Page page() {
        List<Choice> choices = sites.find(here.get().id(), SiteCriteria.EVERY, 0, SITES).items().stream()
                .map(site -> Choice.of(site.key(), site.facts().name() + ", " + site.communeName())).toList();
        return Page.of("use/count").with("sites", choices).with("action", base("")).with("slug", here.get().slug()).with("trail", crumbs(null))
                .with("flash", "count".equals(uri.getQueryParameters().getFirst("fait")) ? messages.text("use.done.count") : null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object count(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<CarpoolSite> site = found(fields.raw("countSite"));
        if (site.isEmpty()) fields.fault("countSite", "error.required.countSite");
        Optional<Integer> cars = fields.whole("cars", true, 0, MOST_CARS);
        Optional<Instant> at = moment(fields);
        if (!fields.ok()) return page().with(fields);
        counts.keep(new SiteCounts.Seen(UUID.randomUUID(), site.orElseThrow().id(), at.orElseThrow(), cars.orElseThrow()), visitor.accountId());
        return Response.seeOther(URI.create(base("?fait=count&aire=" + site.get().key()))).build();
    }

    /** Now, unless a day or an hour is given. */
    private Optional<Instant> moment(Fields fields) {
        Optional<LocalDate> day = fields.date("countDay", false);
        String hour = fields.raw("countHour");
        if (day.isEmpty() && hour.isEmpty()) return fields.ok() || fields.errors().of("countDay") == null ? Optional.of(Instant.now()) : Optional.empty();
        if (!hour.matches("([01]?\\d|2[0-3])[:hH]([0-5]\\d)?")) {
            fields.fault("countHour", "use.error.hour");
            return Optional.empty();
        }
        String[] parts = hour.split("[:hH]");
        LocalTime time = LocalTime.of(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
        Instant at = day.orElse(LocalDate.now(Days.ZONE)).atTime(time).atZone(Days.ZONE).toInstant();
        String fault = fault(at);
        if (fault != null) fields.fault("countDay", fault);
        return Optional.of(at);
    }

    private static String fault(Instant at) {
        if (at.isAfter(Instant.now().plus(CLOCK))) return "use.error.future";
        return at.isBefore(Instant.now().minus(OLDEST)) ? "use.error.old" : null;
    }

    /** A bundle of counts from a phone's memory. Each is kept, known already, or refused with its reason; none stands in the way of another. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Response receive(String body) {
        JsonArrayBuilder kept = Json.createArrayBuilder();
        JsonArrayBuilder refused = Json.createArrayBuilder();
        for (JsonValue value : bundle(body)) {
            JsonObject count = value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
            String id = text(count, "id");
            String fault = keep(count, id);
            if (fault == null) kept.add(id);
            else refused.add(Json.createObjectBuilder().add("id", id).add("reason", messages.text(fault)));
        }
        return Response.ok(Json.createObjectBuilder().add("kept", kept).add("refused", refused).build().toString()).header("Cache-Control", "no-store").build();
    }

    private static JsonArray bundle(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonArray bundle = reader.readObject().getJsonArray("counts");
            if (bundle == null || bundle.size() > MOST_AT_ONCE) throw Problem.of(400, "malformed");
            return bundle;
        } catch (JsonException | ClassCastException e) {
            throw Problem.of(400, "malformed");
        }
    }

    /** Null when it is kept, the reason's key otherwise. */
    private String keep(JsonObject count, String id) {
        Optional<CarpoolSite> site = found(text(count, "site"));
        if (site.isEmpty()) return "use.error.site";
        JsonValue cars = count.get("cars");
        if (!(cars instanceof jakarta.json.JsonNumber number) || !number.isIntegral() || number.longValue() < 0 || number.longValue() > MOST_CARS) return "use.error.cars";
        try {
            Instant at = Instant.parse(text(count, "at"));
            String fault = fault(at);
            if (fault != null) return fault;
            counts.keep(new SiteCounts.Seen(UUID.fromString(id), site.get().id(), at, number.intValue()), visitor.accountId());
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return "use.error.malformed";
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof jakarta.json.JsonString string ? string.getString() : "";
    }

    /** A site's counts and what they say, for the team. */
    @GET
    @Path("{key: [0-9a-z]{10}}")
    @Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
    public Page site(@PathParam("key") String key) {
        CarpoolSite site = found(key).orElseThrow(Problem::notFound);
        return views.put(Page.of("use/site"), site).with("site", site.facts().name())
                .with("counts", counts.last(site.id(), 100).stream().map(line -> new Kept(line.id(), Days.at(line.at(), messages.locale()), line.cars())).toList())
                .with("alerts", counts.alertsOf(site.id()).stream().map(alert -> messages.text("use.alert.line", Days.withWeekday(alert.day(), messages.locale()), alert.cars(), alert.spaces())).toList())
                .with("writes", visitor.has(here.get().id(), Role.AGENT, Role.ADMINISTRATOR)).with("count", base("?aire=" + key)).with("here", base("/" + key)).with("trail", crumbs(site));
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/effacer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response forget(@PathParam("key") String key, MultivaluedMap<String, String> form) {
        CarpoolSite site = found(key).orElseThrow(Problem::notFound);
        try {
            counts.forget(UUID.fromString(new Fields(form, messages).raw("comptage")), site.id());
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "carpool.forgetCount", "/id/aire/" + key, "{}");
        return Response.seeOther(URI.create(base("/" + key))).build();
    }

    @POST
    @Path("{key: [0-9a-z]{10}}/vu")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response settle(@PathParam("key") String key) {
        counts.settle(found(key).orElseThrow(Problem::notFound).id());
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "carpool.settleAlert", "/id/aire/" + key, "{}");
        return Response.seeOther(URI.create(base("/" + key))).build();
    }

    private Optional<CarpoolSite> found(String key) {
        return sites.byKey(key, here.get().id()).filter(site -> !site.withdrawn());
    }

    private String base(String below) {
        return "/" + here.get().slug() + "/gestion/covoiturage/comptages" + below;
    }

    private List<CarpoolPages.Crumb> crumbs(CarpoolSite site) {
        String desk = "/" + here.get().slug() + "/gestion";
        var crumbs = new java.util.ArrayList<>(List.of(new CarpoolPages.Crumb(desk, messages.text("nav.backoffice")), new CarpoolPages.Crumb(desk + "/covoiturage", messages.text("carpool.desk.title"))));
        if (site != null) crumbs.add(new CarpoolPages.Crumb(desk + "/covoiturage/" + site.key(), site.facts().name()));
        return crumbs;
    }
}
