package fr.maillage.carpool.control;

import fr.maillage.carpool.entity.SiteType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is looked for among the sites of a territory. Null, empty or false: not asked.
 *
 * @param words     in the name, the commune or the address; accents, capitals and "St" make no difference
 * @param commune   INSEE code in force
 * @param minSpaces parking spaces at least
 * @param lit       at night
 * @param accessible at least one space for disabled people
 * @param shelf     which sites at all
 */
public record SiteCriteria(String words, String commune, SiteType type, Integer minSpaces, boolean lit, boolean accessible, Shelf shelf) {
    /** Published; everything, for the back office; published and not looked at for three years; withdrawn. */
    public enum Shelf { PUBLISHED, ALL, STALE, WITHDRAWN }

    public static final SiteCriteria EVERY = new SiteCriteria("", null, null, null, false, false, Shelf.PUBLISHED);
    static final int STALE_YEARS = 3;

    /** SQL after WHERE on the alias {@code s}, and its parameters. */
    record Where(String sql, List<Object> parameters) {
        Object[] and(Object... more) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    Where where(UUID territory) {
        StringBuilder sql = new StringBuilder("s.commune in (select m.commune from territory_member m where m.territory_id = ?)");
        List<Object> parameters = new ArrayList<>(List.of(territory));
        switch (shelf) {
            case PUBLISHED -> sql.append(" and s.withdrawn_at is null");
            case STALE -> sql.append(" and s.withdrawn_at is null and s.verified_on < current_date - interval '").append(STALE_YEARS).append(" years'");
            case WITHDRAWN -> sql.append(" and s.withdrawn_at is not null");
            case ALL -> { }
        }
        if (words != null && !words.isBlank()) {
            sql.append(" and not exists (select from unnest(string_to_array(public.search_key(?), ' ')) w where position(w in s.search) = 0)");
            parameters.add(words);
        }
        if (commune != null) add(sql, parameters, " and s.commune = ?", commune);
        if (type != null) add(sql, parameters, " and s.type = ?", type.code());
        if (minSpaces != null) add(sql, parameters, " and s.spaces >= ?", minSpaces);
        if (lit) sql.append(" and s.lit");
        if (accessible) sql.append(" and s.accessible_spaces > 0");
        return new Where(sql.toString(), parameters);
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        sql.append(condition);
        parameters.add(value);
    }

    public SiteCriteria withWords(String other) {
        return new SiteCriteria(other, commune, type, minSpaces, lit, accessible, shelf);
    }

    public SiteCriteria withCommune(String other) {
        return new SiteCriteria(words, other, type, minSpaces, lit, accessible, shelf);
    }

    public SiteCriteria withType(SiteType other) {
        return new SiteCriteria(words, commune, other, minSpaces, lit, accessible, shelf);
    }

    public SiteCriteria withMinSpaces(Integer other) {
        return new SiteCriteria(words, commune, type, other, lit, accessible, shelf);
    }

    public SiteCriteria withLit(boolean other) {
        return new SiteCriteria(words, commune, type, minSpaces, other, accessible, shelf);
    }

    public SiteCriteria withAccessible(boolean other) {
        return new SiteCriteria(words, commune, type, minSpaces, lit, other, shelf);
    }

    public SiteCriteria on(Shelf other) {
        return new SiteCriteria(words, commune, type, minSpaces, lit, accessible, other);
    }
}
