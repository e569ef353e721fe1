package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.entity.SiteType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the filters of a list from its address, and writes them back: an address keeps them, so that it can be shared. */
final class SiteFilters {
    private static final int WORDS_MAX = 100;

    private SiteFilters() {
    }

    /** What is no filter is not asked. */
    static SiteCriteria of(MultivaluedMap<String, String> query, SiteCriteria.Shelf shelf) {
        String words = first(query, "q").replace('\0', ' ');
        String commune = first(query, "commune");
        String spaces = first(query, "places");
        return new SiteCriteria(words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words, commune.matches("[0-9][0-9AB][0-9]{3}") ? commune : null,
                SiteType.parse(first(query, "type")).orElse(null), spaces.matches("[1-9]\\d{0,4}") ? Integer.valueOf(spaces) : null,
                first(query, "eclairee").equals("oui"), first(query, "pmr").equals("oui"), shelf);
    }

    /** The query without its question mark, empty when nothing is asked. */
    static String query(SiteCriteria criteria) {
        List<String> parts = new ArrayList<>();
        if (!criteria.words().isBlank()) parts.add("q=" + URLEncoder.encode(criteria.words(), StandardCharsets.UTF_8));
        if (criteria.commune() != null) parts.add("commune=" + criteria.commune());
        if (criteria.type() != null) parts.add("type=" + criteria.type().code());
        if (criteria.minSpaces() != null) parts.add("places=" + criteria.minSpaces());
        if (criteria.lit()) parts.add("eclairee=oui");
        if (criteria.accessible()) parts.add("pmr=oui");
        return String.join("&", parts);
    }

    /** A path with those filters. */
    static String href(String path, SiteCriteria criteria) {
        String query = query(criteria);
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The same up to and with {@code page=}. */
    static String base(String path, SiteCriteria criteria) {
        String query = query(criteria);
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "page=";
    }

    private static String first(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
