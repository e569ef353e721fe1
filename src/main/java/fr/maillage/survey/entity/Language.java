package fr.maillage.survey.entity;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A language that a survey is read in. Surveys are written in {@link #FRENCH} and may be translated into any other. */
public record Language(Locale locale) {
    public static final Language FRENCH = new Language(Locale.FRENCH);
    /** Longest tag. */
    public static final int TAG_MAX = 35;
    // the regional languages of France are not in every Java
    private static final Map<String, String> OWN_NAMES = Map.of("oc", "Occitan", "br", "Brezhoneg", "eu", "Euskara", "co", "Corsu", "ca", "Català", "gsw", "Elsässisch",
            "gcf", "Kréyòl", "rcf", "Kréol rényoné", "frp", "Arpitan", "pcd", "Picard");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur", "ps", "yi", "ckb", "dv");

    /** Reads a BCP 47 tag such as {@code en}, {@code oc}, {@code pt-BR}; empty for what is none, and for private ones. */
    public static Optional<Language> parse(String tag) {
        if (tag == null || tag.isBlank() || tag.length() > TAG_MAX) return Optional.empty();
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
            return locale.getLanguage().isEmpty() || locale.hasExtensions() ? Optional.empty() : Optional.of(new Language(locale));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** As HTML and RDF write it. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public boolean french() {
        return locale.getLanguage().equals("fr");
    }

    public boolean rightToLeft() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage());
    }

    /** Its name as those who speak it write it: « English », « Occitan ». */
    public String ownName() {
        String name = OWN_NAMES.getOrDefault(locale.getLanguage(), locale.getDisplayLanguage(locale));
        String capital = name.substring(0, 1).toUpperCase(locale) + name.substring(1);
        return locale.getCountry().isEmpty() ? capital : capital + " (" + locale.getDisplayCountry(locale) + ")";
    }

    /** Its name for a reader of another language. */
    public String nameIn(Locale reader) {
        String name = locale.getDisplayLanguage(reader);
        String known = name.equals(locale.getLanguage()) ? OWN_NAMES.getOrDefault(locale.getLanguage(), name) : name;
        return locale.getCountry().isEmpty() ? known : known + " (" + locale.getDisplayCountry(reader) + ")";
    }
}
