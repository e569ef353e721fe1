package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.register.OpeningHours;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteChange;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says a site in words: what the pages show. */
@RequestScoped
public class SiteViews {
    static final ZoneId PARIS = Days.ZONE;
    private static final Map<String, String> DAYS = Map.of("Mo", "mo", "Tu", "tu", "We", "we", "Th", "th", "Fr", "fr", "Sa", "sa", "Su", "su", "PH", "ph", "SH", "sh");

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A site in a list. */
    public record Line(String key, String name, String href, String commune, String type, List<String> facts, boolean open, boolean withdrawn, String verified, boolean stale) {
    }

    /** One fact with its label; {@code known} false: shown as « non renseigné ». */
    public record Fact(String label, String value, boolean known) {
    }

    /** A site on its page. */
    public record Detail(Line line, String address, List<Fact> above, List<Fact> more, String latitude, String longitude, String geo, String drive, String cycle,
                         String walk, String comment, String id, String nationalId, String source, String access) {
    }

    /** A change of a site's history. */
    public record Change(String day, String what, List<String> fields) {
    }

    public Line line(CarpoolSite site) {
        SiteFacts facts = site.facts();
        List<String> known = new ArrayList<>();
        if (facts.spaces() != null && facts.spaces() > 0) known.add(counted("carpool.spaces", facts.spaces()));
        if (facts.accessibleSpaces() != null && facts.accessibleSpaces() > 0) known.add(counted("carpool.accessible", facts.accessibleSpaces()));
        if (facts.lit() != null) known.add(messages.text(facts.lit() ? "carpool.lit" : "carpool.unlit"));
        if (facts.openingHours() != null) known.add(hours(facts.openingHours()));
        return new Line(site.key(), facts.name(), path("aires/" + site.slug()), site.communeName(), type(facts.type()), known, facts.open(), site.withdrawn(),
                messages.text("carpool.verified", day(facts.verifiedOn())), facts.verifiedOn().isBefore(LocalDate.now(PARIS).minusYears(3)));
    }

    public Detail detail(CarpoolSite site) {
        SiteFacts f = site.facts();
        List<Fact> above = List.of(fact("spaces", f.spaces() == null ? null : f.spaces() == 0 ? messages.text("carpool.none") : f.spaces().toString()),
                fact("accessible", f.accessibleSpaces() == null ? null : f.accessibleSpaces() == 0 ? messages.text("carpool.none") : f.accessibleSpaces().toString()),
                fact("hours", f.openingHours() == null ? null : hours(f.openingHours())), fact("lit", f.lit() == null ? null : messages.text(f.lit() ? "yes" : "no")));
        List<Fact> more = new ArrayList<>();
        if (f.maxStay() != null && f.maxStay() > 0) more.add(fact("stay", stay(f.maxStay())));
        SiteEquipment e = site.equipment();
        if (e.shelter() != null) more.add(fact("shelter", messages.text(e.shelter() ? "yes" : "no")));
        if (e.bikeSpaces() != null) more.add(fact("bikes", e.bikeSpaces() == 0 ? messages.text("carpool.none") : e.bikeSpaces().toString()));
        if (e.chargingPoints() != null) more.add(fact("charging", e.chargingPoints() == 0 ? messages.text("carpool.none") : e.chargingPoints().toString()));
        if (f.owner() != null) more.add(fact("owner", f.owner()));
        if (e.operator() != null) more.add(fact("operator", e.operator()));
        if (f.communeLabel() != null && !f.communeLabel().equalsIgnoreCase(site.communeName())) more.add(fact("place", f.communeLabel()));
        more.add(fact("verifiedOn", day(f.verifiedOn())));
        if (f.source() != null) more.add(fact("source", messages.text("carpool.siren", f.source().replaceAll("(\\d{3})(?=\\d)", "$1\u00a0"))));
        String lat = f.latitude().toPlainString();
        String lon = f.longitude().toPlainString();
        String label = URLEncoder.encode(f.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Detail(line(site), f.address(), above, more, lat, lon, "geo:" + lat + "," + lon + "?q=" + lat + "," + lon + "(" + label + ")",
                route("fossgis_osrm_car", lat, lon), route("fossgis_osrm_bike", lat, lon), route("fossgis_osrm_foot", lat, lon), f.comment(), "/id/aire/" + site.key(),
                site.idLieu(), f.source(), e.access());
    }

    public Change change(SiteChange change) {
        List<String> fields = change.fields().stream().filter(f -> !f.name().equals("id_local")).map(f -> messages.text("carpool.changed", messages.text("carpool.column." + f.name()), value(f, f.before()), value(f, f.after()))).toList();
        return new Change(instant(change.at()), messages.text("carpool.history." + change.action() + (change.byImport() ? ".import" : "")), fields);
    }

    private String value(SiteChange.Field field, String text) {
        if (text == null) return messages.text("unknown");
        return switch (field.name()) {
            case "ouvert", "lumiere", "abri" -> messages.text(text.equals("true") ? "yes" : "no");
            case "type" -> type(SiteType.ofCode(text));
            case "date_maj" -> day(LocalDate.parse(text));
            default -> text;
        };
    }

    public String type(SiteType type) {
        return messages.text("carpool.type." + type.code());
    }

    public String day(LocalDate day) {
        return Days.full(day, messages.locale());
    }

    public String instant(Instant at) {
        return day(at.atZone(PARIS).toLocalDate());
    }

    /** A sentence whose key ends in {@code .one} or {@code .many}. */
    public String counted(String key, long number) {
        return messages.text(key + (number < 2 ? ".one" : ".many"), number);
    }

    /** A path of this territory's carpool pages. */
    public String path(String below) {
        return "/" + here.get().slug() + "/covoiturage" + (below.isEmpty() ? "" : "/" + below);
    }

    private Fact fact(String label, String value) {
        return new Fact(messages.text("carpool.fact." + label), value == null ? messages.text("unknown") : value, value != null);
    }

    private String stay(int minutes) {
        if (minutes % 1440 == 0) return counted("carpool.days", minutes / 1440);
        return minutes % 60 == 0 ? counted("carpool.hours", minutes / 60) : counted("carpool.minutes", minutes);
    }

    /** OpenStreetMap's opening hours in the reader's words; what does not follow its syntax is shown as written. */
    private String hours(String given) {
        if (given.equals("24/7") || given.equals("Mo-Su 00:00-24:00") || given.equals("Mo-Su 00:00-23:59")) return messages.text("carpool.always");
        if (!OpeningHours.wellFormed(given)) return given;
        String words = given;
        for (Map.Entry<String, String> day : DAYS.entrySet()) words = words.replaceAll("\\b" + day.getKey() + "\\b", messages.text("carpool.day." + day.getValue()));
        return words.replace("off", messages.text("carpool.off")).replace("-", "–").replace(";", " ;");
    }

    private static String route(String engine, String lat, String lon) {
        return "https://www.openstreetmap.org/directions?engine=" + engine + "&route=%3B" + lat + "%2C" + lon;
    }
}
