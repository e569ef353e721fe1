package fr.maillage.territory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The communes of the official code list: read only. */
@ApplicationScoped
public class Communes {

    /** One row per commune; postal codes gathered with a space, as PostgreSQL arrays do not pass through JPA. */
    private static final String COLUMNS = """
            SELECT c.code, c.name, c.siren, c.departement, d.name, e.siren, e.name, c.population, p.longitude, p.latitude,
                   (SELECT string_agg(z.postal_code, ' ' ORDER BY z.postal_code) FROM commune_postal_code z WHERE z.commune = c.code)
            FROM commune c
            JOIN departement d ON d.code = c.departement
            LEFT JOIN epci_member m ON m.commune = c.code
            LEFT JOIN epci e ON e.siren = m.epci
            LEFT JOIN commune_centre p ON p.commune = c.code
            """;

    @PersistenceContext
    private EntityManager em;

    protected Communes() {
    }

    public Communes(EntityManager em) {
        this.em = em;
    }

    /** The vintage of the code list: the year on whose 1 January it was in force, e.g. 2026. */
    public String vintage() {
        return (String) em.createNativeQuery("SELECT vintage FROM reference_vintage").getSingleResult();
    }

    /** The code in force that this code leads to: itself, or the commune that took it over; empty when the code list knows neither. */
    public Optional<InseeCode> inForce(InseeCode code) {
        return Optional.ofNullable((String) em.createNativeQuery("SELECT public.commune_in_force(?1)").setParameter(1, code.value()).getSingleResult())
                .map(InseeCode::new);
    }

    /** The commune in force under this code; empty for a former code. */
    public Optional<Commune> byCode(InseeCode code) {
        return read(em.createNativeQuery(COLUMNS + "WHERE c.code = ?1").setParameter(1, code.value())).stream().findFirst();
    }

    /** The commune in force that this code, in force or former, leads to. */
    public Optional<Commune> resolve(InseeCode code) {
        return inForce(code).flatMap(this::byCode);
    }

    /** The names of communes, by code in force; codes the list does not know are left out. For tables that show many codes. */
    public Map<InseeCode, String> names(Collection<InseeCode> codes) {
        Map<InseeCode, String> names = new TreeMap<>();
        for (Object[] row : rows(em.createNativeQuery("SELECT code, name FROM commune WHERE code IN (SELECT unnest(string_to_array(?1, ' ')))")
                .setParameter(1, spaced(codes)))) names.put(new InseeCode((String) row[0]), (String) row[1]);
        return names;
    }

    /** The centres of those communes whose centre is known: the larger ones. */
    public Map<InseeCode, GeoPoint> centres(Collection<InseeCode> codes) {
        Map<InseeCode, GeoPoint> centres = new TreeMap<>();
        for (Object[] row : rows(em.createNativeQuery("SELECT commune, longitude, latitude FROM commune_centre WHERE commune IN (SELECT unnest(string_to_array(?1, ' ')))")
                .setParameter(1, spaced(codes)))) centres.put(new InseeCode((String) row[0]), new GeoPoint(((Number) row[1]).doubleValue(), ((Number) row[2]).doubleValue()));
        return centres;
    }

    /** A commune's centre, with its name. */
    public record Town(String name, GeoPoint centre) {
    }

    /** The known centres within a rectangle, the larger communes first; fifty at most. */
    public List<Town> townsWithin(GeoPoint southWest, GeoPoint northEast) {
        return rows(em.createNativeQuery("""
                SELECT c.name, p.longitude, p.latitude FROM commune_centre p JOIN commune c ON c.code = p.commune
                WHERE p.longitude BETWEEN ?1 AND ?2 AND p.latitude BETWEEN ?3 AND ?4 ORDER BY c.population DESC NULLS LAST, c.code LIMIT 50""")
                .setParameter(1, southWest.longitude()).setParameter(2, northEast.longitude()).setParameter(3, southWest.latitude()).setParameter(4, northEast.latitude())).stream()
                .map(row -> new Town((String) row[0], new GeoPoint(((Number) row[1]).doubleValue(), ((Number) row[2]).doubleValue()))).toList();
    }

    /** Every code the list knows, in force (leading to itself) or former, with the code in force: some 39,000 entries, for imports that check many rows. */
    public Map<InseeCode, InseeCode> everyCodeInForce() {
        Map<InseeCode, InseeCode> codes = new HashMap<>();
        for (Object[] row : rows(em.createNativeQuery("""
                SELECT code, code FROM commune UNION ALL SELECT code, commune FROM commune_former_code WHERE code <> commune""")))
            codes.put(new InseeCode((String) row[0]), new InseeCode((String) row[1]));
        return codes;
    }

    /** The communes of a territory, by name. */
    public Found<Commune> of(Territory territory, int offset, int limit) {
        CommuneScope scope = CommuneScope.of(territory);
        String where = "WHERE " + scope.condition("?1");
        long total = count(em.createNativeQuery("SELECT count(*) FROM commune c " + where).setParameter(1, scope.key()));
        return new Found<>(read(em.createNativeQuery(COLUMNS + where + " ORDER BY c.search_key, c.code OFFSET ?2 LIMIT ?3")
                .setParameter(1, scope.key()).setParameter(2, Found.offset(offset)).setParameter(3, Found.limit(limit))), total);
    }

    /** The codes in force of all communes of a territory, in order: 593 for the largest EPCI or département. */
    @SuppressWarnings("unchecked")
    public List<InseeCode> codesOf(Territory territory) {
        CommuneScope scope = CommuneScope.of(territory);
        List<String> codes = em.createNativeQuery("SELECT c.code FROM commune c WHERE " + scope.condition("?1") + " ORDER BY c.code")
                .setParameter(1, scope.key()).getResultList();
        return codes.stream().map(InseeCode::new).toList();
    }

    /** Whether the commune that a code, in force or former, leads to lies within the territory. */
    public boolean contains(Territory territory, InseeCode code) {
        CommuneScope scope = CommuneScope.of(territory);
        return count(em.createNativeQuery("SELECT count(*) FROM commune c WHERE c.code = (SELECT public.commune_in_force(?2)) AND " + scope.condition("?1"))
                .setParameter(1, scope.key()).setParameter(2, code.value())) == 1;
    }

    /** Searches all of France: see {@link #search(Territory, String, int, int)}. */
    public Found<Commune> search(String text, int offset, int limit) {
        return search(CommuneScope.FRANCE, text, offset, limit);
    }

    /**
     * Finds communes of a territory by name, former name, beginning of a postal code, INSEE code, or several of these ("48000 Mende").
     * Accents, hyphens, apostrophes, capitals and "St" for "Saint" make no difference; each word may be cut short.
     * Exact names come first, then beginnings, then the larger communes. When nothing fits, names that resemble what was typed.
     *
     * @param text what the person typed; beyond 100 characters it is not read
     */
    public Found<Commune> search(Territory territory, String text, int offset, int limit) {
        return search(CommuneScope.of(territory), text, offset, limit);
    }

    private Found<Commune> search(CommuneScope scope, String text, int offset, int limit) {
        CommuneSearch asked = CommuneSearch.of(text);
        if (asked.empty()) return new Found<>(List.of(), 0);
        Found<Commune> found = found(scope, asked, CommuneSearch.FITS, CommuneSearch.BEST_FIT_FIRST, offset, limit);
        return found.total() > 0 || asked.words().length() < 4 ? found
                : found(scope, asked, CommuneSearch.RESEMBLES, CommuneSearch.MOST_ALIKE_FIRST, offset, limit);
    }

    private Found<Commune> found(CommuneScope scope, CommuneSearch asked, String condition, String order, int offset, int limit) {
        String where = "WHERE " + scope.condition("?1") + " AND " + condition;
        long total = count(bound(em.createNativeQuery("SELECT count(*) FROM commune c " + where), scope, asked));
        if (total == 0) return new Found<>(List.of(), 0);
        Query page = bound(em.createNativeQuery(COLUMNS + where + " ORDER BY " + order + " OFFSET ?5 LIMIT ?6"), scope, asked);
        return new Found<>(read(page.setParameter(5, Found.offset(offset)).setParameter(6, Found.limit(limit))), total);
    }

    private static Query bound(Query query, CommuneScope scope, CommuneSearch asked) {
        return query.setParameter(1, scope.key()).setParameter(2, asked.words()).setParameter(3, asked.number()).setParameter(4, asked.code());
    }

    private static List<Commune> read(Query query) {
        return rows(query).stream().map(Communes::commune).toList();
    }

    private static Commune commune(Object[] row) {
        Optional<GeoPoint> centre = row[8] == null ? Optional.empty() : Optional.of(new GeoPoint(((Number) row[8]).doubleValue(), ((Number) row[9]).doubleValue()));
        List<PostalCode> postalCodes = row[10] == null ? List.of() : List.of(((String) row[10]).split(" ")).stream().map(PostalCode::new).toList();
        return new Commune(new InseeCode((String) row[0]), (String) row[1], Optional.ofNullable((String) row[2]).map(Siren::new), (String) row[3], (String) row[4],
                Optional.ofNullable((String) row[5]).map(Siren::new), Optional.ofNullable((String) row[6]), Optional.ofNullable((Integer) row[7]), centre, postalCodes);
    }

    private static long count(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static String spaced(Collection<InseeCode> codes) {
        return String.join(" ", codes.stream().map(InseeCode::value).toList());
    }
}
