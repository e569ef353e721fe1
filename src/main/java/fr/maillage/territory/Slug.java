package fr.maillage.territory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The readable segment of an address: small letters, digits and single hyphens, 80 characters at most. */
public record Slug(String value) implements Comparable<Slug> {

    public static final int MAX_LENGTH = 80;

    /** First segments of the portal's own addresses (product URL map): no territory may take one. */
    public static final Set<String> RESERVED = Set.of("accessibilite", "admin", "aide", "api", "catalogue", "code-source", "compte", "confidentialite", "connexion",
            "contact", "deconnexion", "donnees", "erreur", "favicon", "gestion", "health", "id", "inscription", "langue", "mentions-legales", "metrics",
            "openapi", "problemes", "recherche", "robots", "sitemap", "sparql", "static", "territoires", "vocab", "webjars", "well-known");

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public Slug {
        if (!wellFormed(value)) throw new IllegalArgumentException("not a slug: " + value);
    }

    /** The slug given in an address; empty when no slug looks like that. */
    public static Optional<Slug> parse(String text) {
        return wellFormed(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /** Makes a slug of a French name: "Florac Trois Rivières" gives florac-trois-rivieres; empty when nothing of the name can be kept. */
    public static Optional<Slug> ofName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
                .replaceAll("\\p{M}+", "");
        return Optional.of(shortened(plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""))).filter(s -> !s.isEmpty()).map(Slug::new);
    }

    /** The same slug with a suffix that sets it apart, shortened if need be so that the suffix stays whole. */
    public Slug with(String suffix) {
        String tail = "-" + suffix;
        String head = value.length() + tail.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH - tail.length()).replaceAll("-+$", "");
        return new Slug(head + tail);
    }

    public boolean reserved() {
        return RESERVED.contains(value);
    }

    /** Cut between two words where there is one, so that no word is left half. */
    private static String shortened(String slug) {
        if (slug.length() <= MAX_LENGTH) return slug;
        int hyphen = slug.lastIndexOf('-', MAX_LENGTH);
        return slug.substring(0, hyphen > 0 ? hyphen : MAX_LENGTH);
    }

    private static boolean wellFormed(String text) {
        return text != null && text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
