package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.register.OpeningHours;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.Siren;
import fr.maillage.web.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The form of one site: reads its facts with their faults, and shows those of a site. */
public final class SiteForm {
    private SiteForm() {
    }

    /**
     * The facts, or empty with the faults in {@code fields}.
     *
     * @param commune the code in force already chosen, or null
     * @param open    of a known site: opening and closing are steps with their reason; null: as the form says
     */
    public static Optional<SiteFacts> read(Fields fields, String idLocal, String commune, Boolean open) {
        String name = fields.text("siteName", true, 200);
        Optional<SiteType> type = fields.choice("siteType", SiteType.class, true);
        String address = fields.text("address", false, 500);
        Optional<BigDecimal> latitude = fields.decimal("latitude", true);
        Optional<BigDecimal> longitude = fields.decimal("longitude", true);
        if (latitude.isPresent() && longitude.isPresent()) point(fields, longitude.get().doubleValue(), latitude.get().doubleValue());
        Optional<Integer> spaces = fields.whole("spaces", false, 0, 100_000);
        Optional<Integer> accessible = fields.whole("accessibleSpaces", false, 0, 100_000);
        if (spaces.isPresent() && accessible.isPresent() && accessible.get() > spaces.get()) fields.fault("accessibleSpaces", "carpool.error.moreAccessible", spaces.get());
        Optional<Integer> stay = fields.whole("maxStay", false, 0, 1_000_000);
        String hours = fields.text("openingHours", false, 255);
        if (!hours.isEmpty() && !OpeningHours.wellFormed(hours)) fields.fault("openingHours", "carpool.error.hours");
        Optional<LocalDate> verified = fields.date("verifiedOn", true);
        if (verified.isPresent() && verified.get().isAfter(LocalDate.now(SiteViews.PARIS))) fields.fault("verifiedOn", "carpool.error.future");
        String source = fields.raw("source").replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!source.isEmpty() && Siren.parse(source).isEmpty()) fields.fault("source", "carpool.error.siren");
        String lit = fields.raw("lit");
        String label = fields.text("communeLabel", false, 200);
        String owner = fields.text("owner", false, 200);
        String comment = fields.text("comment", false, 2000);
        if (!fields.ok() || commune == null) return Optional.empty();
        return Optional.of(new SiteFacts(idLocal, name, orNull(address), orNull(label), commune, type.orElseThrow(), verified.orElseThrow(),
                open != null ? open : !fields.raw("open").equals("no"), orNull(source), longitude.orElseThrow(), latitude.orElseThrow(), spaces.orElse(null), accessible.orElse(null),
                stay.orElse(null), orNull(hours), orNull(owner), lit.equals("yes") ? Boolean.TRUE : lit.equals("no") ? Boolean.FALSE : null,
                orNull(comment)));
    }

    /** What the site offers beyond the national schema; faults stand beside their fields. */
    public static SiteEquipment equipment(Fields fields) {
        String shelter = fields.raw("shelter");
        return new SiteEquipment(shelter.equals("yes") ? Boolean.TRUE : shelter.equals("no") ? Boolean.FALSE : null, fields.whole("bikeSpaces", false, 0, 10_000).orElse(null),
                fields.whole("chargingPoints", false, 0, 10_000).orElse(null), orNull(fields.text("access", false, 500)), orNull(fields.text("operator", false, 200)));
    }

    private static void point(Fields fields, double longitude, double latitude) {
        if (GeoPoint.looksSwapped(longitude, latitude)) fields.fault("latitude", "carpool.error.swapped");
        else if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90 || !new GeoPoint(longitude, latitude).inFrance()) fields.fault("latitude", "carpool.error.notInFrance");
    }

    /** What the form shows of a site. */
    static Map<String, Object> shown(SiteFacts facts, SiteEquipment equipment, String communeName) {
        Map<String, Object> values = new HashMap<>();
        values.put("shelter", equipment.shelter() == null ? "" : equipment.shelter() ? "yes" : "no");
        values.put("bikeSpaces", text(equipment.bikeSpaces()));
        values.put("chargingPoints", text(equipment.chargingPoints()));
        values.put("access", equipment.access());
        values.put("operator", equipment.operator());
        values.put("siteName", facts.name());
        values.put("siteType", facts.type().code());
        values.put("address", facts.address());
        values.put("communeLabel", facts.communeLabel());
        values.put("siteCommune", facts.commune());
        values.put("siteCommune_q", communeName);
        values.put("latitude", facts.latitude().toPlainString());
        values.put("longitude", facts.longitude().toPlainString());
        values.put("spaces", text(facts.spaces()));
        values.put("accessibleSpaces", text(facts.accessibleSpaces()));
        values.put("maxStay", text(facts.maxStay()));
        values.put("openingHours", facts.openingHours());
        values.put("owner", facts.owner());
        values.put("lit", facts.lit() == null ? "" : facts.lit() ? "yes" : "no");
        values.put("open", facts.open() ? "yes" : "no");
        values.put("verifiedOn", facts.verifiedOn().toString());
        values.put("source", facts.source());
        values.put("comment", facts.comment());
        return values;
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
