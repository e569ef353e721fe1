package fr.maillage.carpool.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of place that the national schema knows, with the word it writes for each. */
public enum SiteType {
    CARPOOL_AREA("Aire de covoiturage", "aire-de-covoiturage"),
    MOTORWAY_EXIT("Sortie d'autoroute", "sortie-d-autoroute"),
    CAR_PARK("Parking", "parking"),
    SUPERMARKET("Supermarché", "supermarche"),
    PARK_AND_RIDE("Parking relais", "parking-relais"),
    ROADSIDE("Délaissé routier", "delaisse-routier"),
    HITCHHIKING("Auto-stop", "auto-stop"),
    CARPOOL_LINE("Ligne de covoiturage", "ligne-de-covoiturage");

    private final String national;
    private final String concept;

    SiteType(String national, String concept) {
        this.national = national;
        this.concept = concept;
    }

    /** The value of column {@code type}. */
    public String national() {
        return national;
    }

    /** Last part of the IRI of its SKOS concept. */
    public String concept() {
        return concept;
    }

    /** As stored, and as forms send it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SiteType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Reads a code sent by a form; empty when it is none. */
    public static Optional<SiteType> parse(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** Reads the national word; capitals, accents, hyphens and apostrophes make no difference. */
    public static Optional<SiteType> ofNational(String text) {
        String folded = folded(text);
        return Arrays.stream(values()).filter(type -> folded(type.national).equals(folded)).findFirst();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }
}
