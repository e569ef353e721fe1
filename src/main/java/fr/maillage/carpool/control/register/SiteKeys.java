package fr.maillage.carpool.control.register;

import fr.maillage.territory.Slug;
import java.security.SecureRandom;

/** Mints the names of sites: keys that say nothing, slugs that people can read. */
public final class SiteKeys {
    // without the letters that are read as digits
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SiteKeys() {
    }

    /** A key of 50 random bits: an accident among a million sites is one in two thousand, and the table refuses it. */
    public static String fresh() {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return key.toString();
    }

    /** The slug a site would like: its name, and its commune unless the name says it. */
    public static String slug(String name, String commune) {
        String place = Slug.ofName(commune).map(Slug::value).orElse("");
        Slug slug = Slug.ofName(name).orElse(new Slug("aire"));
        // room is left for the key that may have to follow
        Slug cut = slug.value().length() > 60 ? Slug.ofName(slug.value().substring(0, 60)).orElse(slug) : slug;
        boolean said = place.isEmpty() || ("-" + cut.value() + "-").contains("-" + place + "-") || cut.value().length() + place.length() > 66;
        return said ? cut.value() : cut.value() + "-" + place;
    }
}
