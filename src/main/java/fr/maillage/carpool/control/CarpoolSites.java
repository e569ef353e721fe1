package fr.maillage.carpool.control;

import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteChange;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.territory.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The store of carpool sites: reading. {@link SiteKeeping} writes one, the import writes many. */
@ApplicationScoped
public class CarpoolSites {
    static final String COLUMNS = "s.id, s.key, s.slug, s.id_lieu, s.id_local, s.name, s.address, s.commune_label, s.commune, s.type, s.verified_on, s.open, s.source, "
            + "s.longitude, s.latitude, s.spaces, s.accessible_spaces, s.max_stay, s.opening_hours, s.owner, s.lit, s.comment, s.commune_name, s.from_register, "
            + "s.created_at, s.updated_at, s.version, s.withdrawn_at, s.ended, "
            + "s.shelter, s.bike_spaces, s.charging_points, s.access, s.operator";
    private static final String IN_TERRITORY = " and s.commune in (select m.commune from territory_member m where m.territory_id = ?)";

    @Inject
    Rows rows;

    /** A site of the territory, withdrawn or not, by its present address. */
    public Optional<CarpoolSite> bySlug(String slug, UUID territory) {
        return rows.first("select " + COLUMNS + " from carpool_site s where s.slug = ?" + IN_TERRITORY, CarpoolSites::read, slug, territory);
    }

    /** The present slug of the site that once had this one. */
    public Optional<String> renamed(String oldSlug, UUID territory) {
        return rows.first("select s.slug from carpool_site_old_slug o join carpool_site s on s.id = o.site_id where o.slug = ?" + IN_TERRITORY,
                row -> row.getString(1), oldSlug, territory);
    }

    public Optional<CarpoolSite> byKey(String key, UUID territory) {
        return rows.first("select " + COLUMNS + " from carpool_site s where s.key = ?" + IN_TERRITORY, CarpoolSites::read, key, territory);
    }

    /** Whoever's it is: for what names sites by their key alone. */
    Optional<CarpoolSite> byKey(String key) {
        return rows.first("select " + COLUMNS + " from carpool_site s where s.key = ?", CarpoolSites::read, key);
    }

    public Found<CarpoolSite> find(UUID territory, SiteCriteria criteria, int offset, int limit) {
        SiteCriteria.Where where = criteria.where(territory);
        String order = criteria.shelf() == SiteCriteria.Shelf.STALE ? "s.verified_on, s.name, s.id" : "public.search_key(s.commune_name), s.name, s.id";
        return new Found<>(rows.list("select " + COLUMNS + " from carpool_site s where " + where.sql() + " order by " + order + " offset ? limit ?",
                CarpoolSites::read, where.and(offset, limit)), count(territory, criteria));
    }

    public long count(UUID territory, SiteCriteria criteria) {
        SiteCriteria.Where where = criteria.where(territory);
        return rows.count("select count(*) from carpool_site s where " + where.sql(), where.parameters().toArray());
    }

    /** One choice of a filter and how many sites it would leave. */
    public record Count(String value, String label, long sites) {
    }

    /** Communes that have sites, by name. */
    public List<Count> byCommune(UUID territory, SiteCriteria criteria) {
        SiteCriteria.Where where = criteria.withCommune(null).where(territory);
        return rows.list("select s.commune, min(s.commune_name), count(*) from carpool_site s where " + where.sql()
                + " group by 1 order by public.search_key(min(s.commune_name)), 1 limit 2000",
                row -> new Count(row.getString(1), row.getString(2), row.getLong(3)), where.parameters().toArray());
    }

    /** Types in use, the most frequent first; the label is the national word. */
    public List<Count> byType(UUID territory, SiteCriteria criteria) {
        SiteCriteria.Where where = criteria.withType(null).where(territory);
        return rows.list("select s.type, count(*) from carpool_site s where " + where.sql() + " group by 1 order by 2 desc, 1",
                row -> new Count(row.getString(1), SiteType.ofCode(row.getString(1)).national(), row.getLong(2)), where.parameters().toArray());
    }

    /** A point of the map. */
    public record Point(String name, String slug, String commune, double longitude, double latitude, Integer spaces) {
    }

    /** At most 20,000 points: more than any territory has. */
    public List<Point> points(UUID territory, SiteCriteria criteria) {
        SiteCriteria.Where where = criteria.where(territory);
        return rows.list("select s.name, s.slug, s.commune_name, s.longitude, s.latitude, s.spaces from carpool_site s where " + where.sql() + " order by s.id limit 20000",
                row -> new Point(row.getString(1), row.getString(2), row.getString(3), row.getDouble(4), row.getDouble(5), (Integer) row.getObject(6)),
                where.parameters().toArray());
    }

    /** The larger communes of a territory with their centre, to find one's way on a map without tiles. */
    public List<Point> landmarks(UUID territory) {
        return rows.list("""
                select c.name, p.longitude, p.latitude from commune c join commune_centre p on p.commune = c.code
                where c.code in (select m.commune from territory_member m where m.territory_id = ?) order by c.population desc nulls last, c.code limit 14""",
                row -> new Point(row.getString(1), "", row.getString(1), row.getDouble(2), row.getDouble(3), null), territory);
    }

    /**
     * What the file of a territory is made of.
     *
     * @param fromRegister whether any row came from the national register
     * @param firstMade    when the oldest site was entered; the epoch when there is none
     * @param versions     sum of the sites' versions: grows with every change
     */
    public record Mark(long sites, Instant lastChange, boolean fromRegister, Instant firstMade, long versions) {
    }

    public Mark mark(UUID territory) {
        return rows.first("""
                select count(*) filter (where s.withdrawn_at is null), max(s.updated_at), coalesce(bool_or(s.from_register) filter (where s.withdrawn_at is null), false),
                  min(s.created_at), coalesce(sum(s.version), 0)
                from carpool_site s where s.commune in (select m.commune from territory_member m where m.territory_id = ?)""",
                row -> new Mark(row.getLong(1), at(row.getTimestamp(2)), row.getBoolean(3), at(row.getTimestamp(4)), row.getLong(5)), territory).orElseThrow();
    }

    private static Instant at(Timestamp time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /** The smallest territory of the install that a commune lies in: where its sites have their page. */
    public Optional<String> territoryOf(String commune) {
        return rows.first("""
                select t.slug from territory t join commune c on c.code = ? left join epci_member m on m.commune = c.code
                where t.kind = 'COMMUNE' and t.insee_code = c.code or t.kind = 'EPCI' and t.siren = m.epci or t.kind = 'DEPARTEMENT' and t.insee_code = c.departement
                order by array_position(array['COMMUNE', 'EPCI', 'DEPARTEMENT'], t.kind) limit 1""", row -> row.getString(1), commune);
    }

    /** A site's history, newest first. */
    public List<SiteChange> history(UUID site, int limit) {
        return rows.list("select at, action, actor, job_id is not null, before, after from carpool_site_history where site_id = ? order by at desc, id desc limit ?",
                row -> new SiteChange(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3), row.getBoolean(4),
                        row.getString(2).equals("update") ? fields(row.getString(5), row.getString(6)) : List.of()), site, limit);
    }

    private static List<SiteChange.Field> fields(String before, String after) {
        JsonObject old = object(before);
        JsonObject now = object(after);
        List<SiteChange.Field> fields = new ArrayList<>();
        for (String name : new TreeSet<>(now.keySet())) fields.add(new SiteChange.Field(name, text(old.get(name)), text(now.get(name))));
        return fields;
    }

    private static JsonObject object(String json) {
        if (json == null) return JsonValue.EMPTY_JSON_OBJECT;
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String text(JsonValue value) {
        if (value == null || value == JsonValue.NULL) return null;
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    static CarpoolSite read(ResultSet row) throws SQLException {
        SiteFacts facts = new SiteFacts(row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), SiteType.ofCode(row.getString(10)),
                row.getObject(11, java.time.LocalDate.class), row.getBoolean(12), row.getString(13), row.getBigDecimal(14), row.getBigDecimal(15),
                (Integer) row.getObject(16), (Integer) row.getObject(17), (Integer) row.getObject(18), row.getString(19), row.getString(20), (Boolean) row.getObject(21),
                row.getString(22));
        return new CarpoolSite(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), facts, row.getString(23), row.getBoolean(24),
                row.getTimestamp(25).toInstant(), row.getTimestamp(26).toInstant(), row.getLong(27),
                row.getTimestamp(28) == null ? null : row.getTimestamp(28).toInstant(), row.getBoolean(29),
                new SiteEquipment((Boolean) row.getObject(30), (Integer) row.getObject(31), (Integer) row.getObject(32), row.getString(33), row.getString(34)));
    }
}
