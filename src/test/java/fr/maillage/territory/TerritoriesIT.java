package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.BiConsumer;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

class TerritoriesIT {

    private static final Siren MENDE = new Siren("214800955");
    private static final Siren COEUR_DE_LOZERE = new Siren("244800405");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3};

    @Test
    void aCommuneIsMadeFromItsSiren() {
        with((territories, em) -> {
            Territory mende = territories.createFromSiren(MENDE).orElseThrow();
            assertThat(mende.name()).isEqualTo("Mende");
            assertThat(mende.kind()).isEqualTo(TerritoryKind.COMMUNE);
            assertThat(mende.inseeCode()).contains("48095");
            assertThat(mende.slug()).hasToString("mende");
            em.flush();
            em.clear();
            Territory read = territories.bySlug(new Slug("mende")).orElseThrow();
            assertThat(read.id()).isEqualTo(mende.id());
            assertThat(read.createdAt().toInstant()).isEqualTo(mende.createdAt().toInstant());
            assertThat(territories.byId(read.id())).contains(read);
            assertThat(territories.bySlug("mende")).contains(read);
            assertThat(territories.bySlug("../mende")).isEmpty();
        });
    }

    @Test
    void askingTwiceGivesTheSameTerritory() {
        with((territories, em) -> {
            Territory once = territories.createFromSiren(MENDE).orElseThrow();
            assertThat(territories.createFromSiren(MENDE)).containsSame(once);
            assertThat(territories.createFromInsee("48095")).containsSame(once);
            assertThat(territories.createFromInsee("48")).isEqualTo(territories.createFromInsee("48"));
            assertThat(territories.all(0, 20).total()).isEqualTo(2);
        });
    }

    @Test
    void anOldCodeMakesTheCommuneInForce() {
        with((territories, em) -> assertThat(territories.createFromInsee("48186").orElseThrow().slug()).hasToString("florac-trois-rivieres"));
    }

    @Test
    void whatTheCodeListDoesNotKnowMakesNothing() {
        with((territories, em) -> {
            assertThat(territories.createFromSiren(new Siren("732829320"))).isEmpty();
            assertThat(territories.createFromInsee("48999")).isEmpty();
            assertThat(territories.createFromInsee("96")).isEmpty();
            assertThat(territories.createFromInsee("")).isEmpty();
            assertThat(territories.createWithAllWithin("96")).isEmpty();
            assertThat(territories.all(0, 20).total()).isZero();
        });
    }

    @Test
    void communeEpciAndDepartementAreLinkedWhateverTheOrder() {
        List<List<String>> orders = List.of(List.of("c", "e", "d"), List.of("d", "e", "c"), List.of("e", "c", "d"), List.of("c", "d", "e"));
        for (List<String> order : orders) {
            with((territories, em) -> {
                for (String step : order) {
                    switch (step) {
                        case "c" -> territories.createFromInsee("48095");
                        case "e" -> territories.createFromSiren(COEUR_DE_LOZERE);
                        default -> territories.createFromInsee("48");
                    }
                }
                em.flush();
                Territory mende = territories.bySlug(new Slug("mende")).orElseThrow();
                assertThat(territories.above(mende)).as("order %s", order).extracting(Territory::kind)
                        .containsExactly(TerritoryKind.DEPARTEMENT, TerritoryKind.EPCI);
            });
        }
    }

    @Test
    void aCommuneWithoutItsEpciLiesInItsDepartement() {
        with((territories, em) -> {
            Territory lozere = territories.createFromInsee("48").orElseThrow();
            assertThat(territories.createFromSiren(MENDE).orElseThrow().parent()).contains(lozere);
        });
    }

    @Test
    void aWholeDepartementIsMadeAtOnce() {
        with((territories, em) -> {
            List<Territory> made = territories.createWithAllWithin("48");
            assertThat(made).hasSize(1 + 10 + 152);
            assertThat(made.get(0).slug()).hasToString("lozere");
            assertThat(made).extracting(t -> t.slug()).doesNotHaveDuplicates().contains("mende", "florac-trois-rivieres", "cc-coeur-de-lozere");
            assertThat(territories.children(made.get(0), 0, 200).items()).as("10 EPCI, and the commune whose EPCI lies mostly in Aveyron")
                    .hasSize(11).filteredOn(t -> t.kind() == TerritoryKind.COMMUNE).extracting(Territory::name).containsExactly("Le Rozier");
            Territory epci = territories.bySlug(new Slug("cc-coeur-de-lozere")).orElseThrow();
            assertThat(territories.children(epci, 0, 20).items()).hasSize(7).extracting(Territory::name).contains("Mende");
            assertThat(territories.createWithAllWithin("48")).isEqualTo(made);
        });
    }

    @Test
    void homonymsGetSlugsOfTheirOwn() {
        with((territories, em) -> {
            assertThat(territories.createFromInsee("97411").orElseThrow().slug()).hasToString("saint-denis");
            assertThat(territories.createFromInsee("93066").orElseThrow().slug()).hasToString("saint-denis-93");
            assertThat(territories.createFromInsee("75056").orElseThrow().slug()).hasToString("paris");
            assertThat(territories.createFromInsee("75").orElseThrow().slug()).hasToString("paris-departement");
        });
    }

    @Test
    void territoriesAreListedWidestFirstAndFoundByName() {
        with((territories, em) -> {
            territories.createWithAllWithin("48");
            assertThat(territories.all(0, 12).items()).extracting(Territory::kind).startsWith(TerritoryKind.DEPARTEMENT, TerritoryKind.EPCI)
                    .endsWith(TerritoryKind.COMMUNE);
            assertThat(territories.search("st chely apcher", 0, 20).items()).extracting(Territory::name).containsExactly("Saint-Chély-d'Apcher");
            assertThat(territories.search("lozere", 0, 20).items()).extracting(Territory::name).startsWith("Lozère", "CC Coeur de Lozère");
            assertThat(territories.search("%", 0, 20).total()).isZero();
        });
    }

    @Test
    void identityIsKeptAndChangesTheVersion() {
        with((territories, em) -> {
            Territory mende = territories.createFromSiren(MENDE).orElseThrow();
            em.flush();
            long before = mende.version();
            mende.paint("#1f5f4b");
            mende.reachAt(" mairie@mende.example ", "04 66 00 00 00", "");
            mende.state("Directeur de la publication : le maire", "dpd@mende.example");
            em.flush();
            assertThat(mende.version()).isGreaterThan(before);
            em.clear();
            Territory read = territories.bySlug(new Slug("mende")).orElseThrow();
            assertThat(read.colour()).contains("#1f5f4b");
            assertThat(read.contactEmail()).contains("mairie@mende.example");
            assertThat(read.contactAddress()).isEmpty();
            assertThat(read.privacyContact()).contains("dpd@mende.example");
        });
    }

    @Test
    void aTerritoryRefusesWhatItCannotShow() {
        with((territories, em) -> {
            Territory mende = territories.createFromSiren(MENDE).orElseThrow();
            assertThatIllegalArgumentException().isThrownBy(() -> mende.paint("red; background:url(x)"));
            assertThatIllegalArgumentException().isThrownBy(() -> mende.reachAt("not an address", null, null));
            assertThatIllegalArgumentException().isThrownBy(() -> mende.rename(" "));
            assertThatIllegalArgumentException().isThrownBy(() -> mende.state("x".repeat(Territory.NOTICE_MAX + 1), null));
            assertThat(mende.name()).isEqualTo("Mende");
        });
    }

    @Test
    void theLogoIsKeptReplacedAndRemoved() {
        with((territories, em) -> {
            Territory mende = territories.createFromSiren(MENDE).orElseThrow();
            assertThat(territories.logo(mende)).isEmpty();
            territories.putLogo(mende, Logo.of(PNG).orElseThrow());
            byte[] other = PNG.clone();
            other[10] = 9;
            String first = mende.logoDigest().orElseThrow();
            territories.putLogo(mende, Logo.of(other).orElseThrow());
            assertThat(mende.logoDigest().orElseThrow()).isNotEqualTo(first);
            assertThat(territories.logo(mende).orElseThrow().bytes()).isEqualTo(other);
            assertThat(territories.logo(mende).orElseThrow().mediaType()).isEqualTo("image/png");
            territories.removeLogo(mende);
            assertThat(territories.logo(mende)).isEmpty();
            assertThat(mende.logoDigest()).isEmpty();
        });
    }

    @Test
    void aBassinNeedsCommunesThatExist() {
        with((territories, em) -> {
            assertThatIllegalArgumentException().isThrownBy(() -> territories.createBassin("Rien", List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> territories.createBassin("Rien", List.of(new InseeCode("48999"))));
        });
    }

    /** What is kept for speed is what the code list says, whichever of the two changes. */
    @Test
    void theCommunesKeptWithATerritoryFollowItAndTheCodeList() {
        with((territories, em) -> {
            for (String code : List.of("48", "48095", "48186")) territories.createFromInsee(code).orElseThrow();
            Territory epci = territories.createFromSiren(COEUR_DE_LOZERE).orElseThrow();
            em.flush();
            Object bassin = em.createNativeQuery("insert into territory (id, slug, kind, name, created_at) values (gen_random_uuid(), 'bassin-essai', 'BASSIN', 'Bassin', now()) returning id").getSingleResult();
            em.createNativeQuery("insert into territory_commune (territory_id, commune) select id, c from territory, unnest(array['48095', '48186', '01001']) c where id = ?1").setParameter(1, bassin).executeUpdate();
            assertThat(communes(em, bassin)).as("an old code stands for its commune").containsExactly("01001", "48061", "48095");
            assertThat(communes(em, epci.id())).contains("48095").hasSizeGreaterThan(5);
            assertKeptAsComputed(em);
            em.createNativeQuery("delete from territory_commune where territory_id = ?1 and commune = '01001'").setParameter(1, bassin).executeUpdate();
            assertThat(communes(em, bassin)).containsExactly("48061", "48095");
            em.createNativeQuery("update epci_member set epci = (select min(siren) from epci) where commune = '48095'").executeUpdate();
            assertThat(communes(em, epci.id())).doesNotContain("48095");
            em.createNativeQuery("update commune_former_code set commune = '48095' where code = '48186'").executeUpdate();
            assertThat(communes(em, bassin)).containsExactly("48095");
            assertKeptAsComputed(em);
        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> communes(EntityManager em, Object territory) {
        return em.createNativeQuery("select c from public.territory_communes(?1) c order by 1").setParameter(1, territory).getResultList();
    }

    private static void assertKeptAsComputed(EntityManager em) {
        assertThat(em.createNativeQuery("""
                select t.slug from territory t where (select array_agg(c order by c) from public.territory_communes(t.id) c)
                  is distinct from (select array_agg(c order by c) from public.territory_members(t.id) c)""").getResultList()).isEmpty();
    }

    private static void with(BiConsumer<Territories, EntityManager> work) {
        ReferenceDatabase.shared().tried(em -> work.accept(new Territories(em), em));
    }
}
