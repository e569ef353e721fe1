package fr.maillage.territory;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How a territory comes to be from the code list: its name, a free slug, its parent, and the territories already there that lie within it.
 * The order of creation makes no difference to who lies in whom.
 */
class TerritoryFounding {

    private final EntityManager em;
    private final Communes communes;

    TerritoryFounding(EntityManager em, Communes communes) {
        this.em = em;
        this.communes = communes;
    }

    Optional<Territory> fromSiren(Siren siren) {
        Optional<Territory> known = one("siren", siren.value());
        if (known.isPresent()) return known;
        Optional<Object[]> epci = row("SELECT name, departement FROM epci WHERE siren = ?1", siren.value());
        if (epci.isPresent()) return Optional.of(epci(siren, (String) epci.get()[0], (String) epci.get()[1]));
        return this.<String>column("SELECT code FROM commune WHERE siren = ?1", siren.value()).findFirst().flatMap(this::fromInsee);
    }

    Optional<Territory> fromInsee(String code) {
        Optional<InseeCode> asked = InseeCode.parse(code);
        return asked.isPresent() ? communes.resolve(asked.get()).map(this::commune) : departement(code.strip().toUpperCase(Locale.ROOT));
    }

    List<Territory> withAllWithin(String departement) {
        List<Territory> made = new ArrayList<>();
        departement(departement).ifPresent(made::add);
        if (made.isEmpty()) return made;
        this.<String>column("SELECT siren FROM epci WHERE departement = ?1 ORDER BY siren", departement).toList()
                .forEach(siren -> made.add(fromSiren(new Siren(siren)).orElseThrow()));
        this.<String>column("SELECT code FROM commune WHERE departement = ?1 ORDER BY code", departement).toList()
                .forEach(code -> made.add(fromInsee(code).orElseThrow()));
        return made;
    }

    Territory bassin(String name, List<InseeCode> members) {
        List<InseeCode> codes = members.stream().map(code -> communes.inForce(code)
                .orElseThrow(() -> new IllegalArgumentException("no commune has the code " + code))).distinct().sorted().toList();
        if (codes.isEmpty()) throw new IllegalArgumentException("a bassin de vie has at least one commune");
        Territory bassin = keep(new Territory(TerritoryKind.BASSIN, name, freeSlug(name, List.of("bassin", codes.get(0).value())), null, null));
        for (InseeCode code : codes)
            em.createNativeQuery("INSERT INTO territory_commune (territory_id, commune) VALUES (CAST(?1 AS uuid), ?2)")
                    .setParameter(1, bassin.id().toString()).setParameter(2, code.value()).executeUpdate();
        return bassin;
    }

    private Territory commune(Commune commune) {
        Optional<Territory> known = ofKind(TerritoryKind.COMMUNE, commune.code().value());
        if (known.isPresent()) return known.get();
        Slug slug = freeSlug(commune.name(), List.of(commune.departement().toLowerCase(Locale.ROOT), commune.code().value().toLowerCase(Locale.ROOT)));
        Territory made = keep(new Territory(TerritoryKind.COMMUNE, commune.name(), slug, commune.code().value(), commune.siren().orElse(null)));
        made.belongTo(commune.epci().flatMap(siren -> one("siren", siren.value()))
                .or(() -> ofKind(TerritoryKind.DEPARTEMENT, commune.departement())).orElse(null));
        return made;
    }

    private Territory epci(Siren siren, String name, String departement) {
        Territory made = keep(new Territory(TerritoryKind.EPCI, name, freeSlug(name, List.of(departement.toLowerCase(Locale.ROOT), siren.value())), null, siren));
        made.belongTo(ofKind(TerritoryKind.DEPARTEMENT, departement).orElse(null));
        adopt(made, "kind = 'COMMUNE' AND public.commune_in_force(insee_code) IN (SELECT m.commune FROM epci_member m WHERE m.epci = ?1)", siren.value());
        return made;
    }

    private Optional<Territory> departement(String code) {
        Optional<Territory> known = ofKind(TerritoryKind.DEPARTEMENT, code);
        if (known.isPresent()) return known;
        return this.<String>column("SELECT name FROM departement WHERE code = ?1", code).findFirst().map(name -> {
            Slug slug = freeSlug(name, List.of("departement", "departement-" + code.toLowerCase(Locale.ROOT)));
            Territory made = keep(new Territory(TerritoryKind.DEPARTEMENT, name, slug, code, null));
            adopt(made, """
                    parent_id IS NULL AND (kind = 'EPCI' AND siren IN (SELECT e.siren FROM epci e WHERE e.departement = ?1)
                      OR kind = 'COMMUNE' AND public.commune_in_force(insee_code) IN (SELECT c.code FROM commune c WHERE c.departement = ?1))""", code);
            return made;
        });
    }

    /** The name's slug, or that slug with the first suffix that makes it free; reserved words count as taken. */
    private Slug freeSlug(String name, List<String> suffixes) {
        Slug plain = Slug.ofName(name).orElseThrow(() -> new IllegalArgumentException("no letter of this name can stand in an address: " + name));
        return Stream.concat(Stream.of(plain), suffixes.stream().map(plain::with))
                .filter(slug -> !slug.reserved() && one("slug", slug.value()).isEmpty()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("every address made of this name is taken: " + name));
    }

    private Territory keep(Territory territory) {
        em.persist(territory);
        em.flush();
        return territory;
    }

    private void adopt(Territory parent, String condition, String key) {
        em.flush();
        this.<String>column("SELECT CAST(id AS text) FROM territory WHERE " + condition, key).toList()
                .forEach(id -> em.find(Territory.class, UUID.fromString(id)).belongTo(parent));
    }

    /** @param attribute a name of ours, never of a person's choosing */
    private Optional<Territory> one(String attribute, String value) {
        return em.createQuery("SELECT t FROM Territory t WHERE t." + attribute + " = :value", Territory.class).setParameter("value", value)
                .getResultStream().findFirst();
    }

    private Optional<Territory> ofKind(TerritoryKind kind, String inseeCode) {
        return em.createQuery("SELECT t FROM Territory t WHERE t.kind = :kind AND t.inseeCode = :code", Territory.class)
                .setParameter("kind", kind).setParameter("code", inseeCode).getResultStream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private Optional<Object[]> row(String sql, String key) {
        return em.createNativeQuery(sql).setParameter(1, key).getResultStream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private <T> Stream<T> column(String sql, String key) {
        return em.createNativeQuery(sql).setParameter(1, key).getResultList().stream();
    }
}
