package fr.maillage.carpool.control.register;

import fr.maillage.persistence.Rows;
import fr.maillage.territory.GeoPoint;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The code list as an import needs it: every code that leads to a commune in force, postal codes, centres where known. Read once per import. */
public final class KnownCommunes {
    /** A commune in force. */
    public record Known(String code, String name) {
    }

    private final Map<String, Known> byCode = new HashMap<>();
    private final Map<String, List<Known>> byPostalCode = new HashMap<>();
    private final Map<String, GeoPoint> centres = new HashMap<>();

    /** From the reference tables. */
    public static KnownCommunes load(Rows rows) {
        KnownCommunes known = new KnownCommunes();
        rows.each("select code, name from commune", row -> known.commune(row.getString(1), row.getString(2)));
        rows.each("select code, commune from commune_former_code", row -> known.former(row.getString(1), row.getString(2)));
        rows.each("select postal_code, commune from commune_postal_code", row -> known.postalCode(row.getString(1), row.getString(2)));
        rows.each("select commune, longitude, latitude from commune_centre", row -> known.centre(row.getString(1), row.getDouble(2), row.getDouble(3)));
        return known;
    }

    Void commune(String code, String name) {
        byCode.put(code, new Known(code, name));
        return null;
    }

    /** After the communes in force. */
    Void former(String code, String inForce) {
        byCode.putIfAbsent(code, byCode.get(inForce));
        return null;
    }

    Void postalCode(String postalCode, String commune) {
        byPostalCode.computeIfAbsent(postalCode, code -> new ArrayList<>()).add(byCode.get(commune));
        return null;
    }

    Void centre(String commune, double longitude, double latitude) {
        centres.put(commune, new GeoPoint(longitude, latitude));
        return null;
    }

    /** The commune in force that a code leads to. */
    public Optional<Known> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The communes that share a postal code. */
    List<Known> ofPostalCode(String code) {
        return byPostalCode.getOrDefault(code, List.of());
    }

    Optional<GeoPoint> centre(String code) {
        return Optional.ofNullable(centres.get(code));
    }

    /** Whether two names are the same but for accents, capitals, hyphens, articles before them and "St" for "Saint". */
    static boolean sameName(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replace("œ", "oe").replaceAll("[^a-z0-9]+", " ")
                .strip().replaceAll("\\bst(es?|s)?\\b", "saint$1").replaceAll("^(l|la|le|les) ", "");
    }
}
