package fr.maillage.territory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The territories of this install. Writing needs the caller's transaction. */
@ApplicationScoped
public class Territories {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Communes communes;

    protected Territories() {
    }

    public Territories(EntityManager em) {
        this.em = em;
        this.communes = new Communes(em);
    }

    public Optional<Territory> byId(UUID id) {
        return Optional.ofNullable(em.find(Territory.class, id));
    }

    public Optional<Territory> bySlug(Slug slug) {
        return em.createQuery("SELECT t FROM Territory t LEFT JOIN FETCH t.parent WHERE t.slug = :slug", Territory.class)
                .setParameter("slug", slug.value()).getResultStream().findFirst();
    }

    /** The territory at this place in an address; empty too when the text could be no slug. */
    public Optional<Territory> bySlug(String text) {
        return Slug.parse(text).flatMap(this::bySlug);
    }

    /**
     * The territory of a SIREN, created if need be from the code list: a commune or an EPCI with its name, its slug and its place among the others.
     * Asking twice gives the same territory. Empty when the code list does not know the SIREN.
     */
    public Optional<Territory> createFromSiren(Siren siren) {
        return founding().fromSiren(siren);
    }

    /**
     * The territory of a commune's INSEE code (a former code gives the commune in force) or of a département's code such as 48, 2A or 974, created if need be.
     * Asking twice gives the same territory. Empty when the code list does not know the code.
     */
    public Optional<Territory> createFromInsee(String code) {
        return founding().fromInsee(code);
    }

    /**
     * A département with every EPCI that has most of its people there and every commune, created as far as they are missing; the département is first.
     * Empty when no département has this code.
     */
    public List<Territory> createWithAllWithin(String departement) {
        return founding().withAllWithin(departement);
    }

    /** A bassin de vie of several communes; former codes are taken as the communes in force. */
    public Territory createBassin(String name, List<InseeCode> communes) {
        return founding().bassin(name, communes);
    }

    /** All territories: départements first, then EPCI, bassins and communes, each by name. */
    public Found<Territory> all(int offset, int limit) {
        return listed("", offset, limit, List.of());
    }

    /** The territories directly within this one, in the same order. */
    public Found<Territory> children(Territory territory, int offset, int limit) {
        return listed("WHERE parent_id = CAST(?1 AS uuid)", offset, limit, List.of(territory.id().toString()));
    }

    /** Finds territories by name; accents, hyphens and "St" for "Saint" make no difference, each word may be cut short. */
    public Found<Territory> search(String text, int offset, int limit) {
        String words = CommuneSearch.of(text).words();
        if (words.isEmpty()) return new Found<>(List.of(), 0);
        return listed("WHERE public.search_key(name) ~ public.words_pattern(CAST(?1 AS text))", offset, limit, List.of(words));
    }

    /** What a territory lies in, the widest first and itself not included: département, EPCI. */
    public List<Territory> above(Territory territory) {
        List<Territory> above = new ArrayList<>();
        for (Optional<Territory> up = territory.parent(); up.isPresent(); up = up.get().parent()) above.add(up.get());
        Collections.reverse(above);
        return above;
    }

    public Optional<Logo> logo(Territory territory) {
        List<?> rows = em.createNativeQuery("SELECT media_type, bytes FROM territory_logo WHERE territory_id = CAST(?1 AS uuid)")
                .setParameter(1, territory.id().toString()).getResultList();
        return rows.stream().findFirst().map(row -> new Logo((String) ((Object[]) row)[0], (byte[]) ((Object[]) row)[1]));
    }

    public void putLogo(Territory territory, Logo logo) {
        em.flush();
        em.createNativeQuery("""
                INSERT INTO territory_logo (territory_id, media_type, bytes) VALUES (CAST(?1 AS uuid), ?2, ?3)
                ON CONFLICT (territory_id) DO UPDATE SET media_type = EXCLUDED.media_type, bytes = EXCLUDED.bytes""")
                .setParameter(1, territory.id().toString()).setParameter(2, logo.mediaType()).setParameter(3, logo.bytes()).executeUpdate();
        territory.wear(logo.digest());
    }

    public void removeLogo(Territory territory) {
        em.createNativeQuery("DELETE FROM territory_logo WHERE territory_id = CAST(?1 AS uuid)").setParameter(1, territory.id().toString()).executeUpdate();
        territory.wear(null);
    }

    private TerritoryFounding founding() {
        return new TerritoryFounding(em, communes);
    }

    @SuppressWarnings("unchecked")
    private Found<Territory> listed(String where, int offset, int limit, List<String> parameters) {
        Query count = em.createNativeQuery("SELECT count(*) FROM territory " + where);
        Query page = em.createNativeQuery("SELECT * FROM territory " + where + """

                ORDER BY array_position(ARRAY['DEPARTEMENT', 'EPCI', 'BASSIN', 'COMMUNE'], kind), public.search_key(name), slug OFFSET ?2 LIMIT ?3""", Territory.class)
                .setParameter(2, Found.offset(offset)).setParameter(3, Found.limit(limit));
        for (int i = 0; i < parameters.size(); i++) {
            count.setParameter(i + 1, parameters.get(i));
            page.setParameter(i + 1, parameters.get(i));
        }
        return new Found<>(page.getResultList(), ((Number) count.getSingleResult()).longValue());
    }
}
