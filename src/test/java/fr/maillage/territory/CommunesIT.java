package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunesIT {

    @Test
    void mendeIsKnownInFull() {
        with(communes -> {
            Commune mende = communes.byCode(new InseeCode("48095")).orElseThrow();
            assertThat(mende.name()).isEqualTo("Mende");
            assertThat(mende.siren()).contains(new Siren("214800955"));
            assertThat(mende.departement()).isEqualTo("48");
            assertThat(mende.departementName()).isEqualTo("Lozère");
            assertThat(mende.epci()).contains(new Siren("244800405"));
            assertThat(mende.epciName()).contains("CC Coeur de Lozère");
            assertThat(mende.population()).contains(12464);
            assertThat(mende.centre()).contains(new GeoPoint(3.49978, 44.52161));
            assertThat(mende.postalCodes()).containsExactly(new PostalCode("48000"));
        });
    }

    @Test
    void whatTheListDoesNotKnowIsAbsentAndNotBlank() {
        with(communes -> {
            Commune saintPierre = communes.byCode(new InseeCode("97502")).orElseThrow();
            assertThat(saintPierre.siren()).isEmpty();
            assertThat(saintPierre.epci()).isEmpty();
            Commune island = communes.byCode(new InseeCode("98411")).orElseThrow();
            assertThat(island.population()).isEmpty();
            assertThat(island.postalCodes()).isEmpty();
            assertThat(communes.byCode(new InseeCode("48999"))).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"77463,Thomery", "48061,Florac Trois Rivières", "2A004,Ajaccio", "2B033,Bastia", "97411,Saint-Denis", "98818,Nouméa", "75056,Paris"})
    void communesOfEveryPartOfFranceAreFound(String code, String name) {
        with(communes -> assertThat(communes.byCode(new InseeCode(code))).map(Commune::name).contains(name));
    }

    @ParameterizedTest
    @CsvSource({"48186,48061", "20004,2A004", "75112,75056", "01340,01015", "55273,55386", "48095,48095", "01120,01262"})
    void oldCodesPartsAndArrondissementsLeadToTheCommuneInForce(String asked, String inForce) {
        with(communes -> {
            assertThat(communes.inForce(new InseeCode(asked))).contains(new InseeCode(inForce));
            assertThat(communes.everyCodeInForce()).containsEntry(new InseeCode(asked), new InseeCode(inForce));
        });
    }

    @Test
    void aCodeThatNeverWasLeadsNowhere() {
        with(communes -> {
            assertThat(communes.inForce(new InseeCode("48999"))).isEmpty();
            assertThat(communes.resolve(new InseeCode("48999"))).isEmpty();
            assertThat(communes.everyCodeInForce()).hasSize(34969 + 4869 - 584).doesNotContainKey(new InseeCode("48999"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mende                  | Mende",
        "  MENDE                | Mende",
        "48000 Mende            | Mende",
        "48095                  | Mende",
        "st chely d'apcher      | Saint-Chély-d'Apcher",
        "Saint Chely Apcher     | Saint-Chély-d'Apcher",
        "apcher st-chély        | Saint-Chély-d'Apcher",
        "florac                 | Florac Trois Rivières",
        "Marvejoles             | Marvejols",
        "Ste Enimie             | Gorges du Tarn Causses",
        "coeuvres               | Cœuvres-et-Valsery",
        "hay les roses          | L'Haÿ-les-Roses",
        "thomery 77             | Thomery",
        "paris                  | Paris",
        "2a004                  | Ajaccio"})
    void whatAPersonTypesFindsTheCommuneFirst(String typed, String name) {
        with(communes -> assertThat(communes.search(typed, 0, 20).items()).first().extracting(Commune::name).isEqualTo(name));
    }

    @Test
    void aPostalCodeFindsAllItsCommunesAndItsBeginningMore() {
        with(communes -> {
            assertThat(communes.search("48400", 0, 20).items()).extracting(Commune::name).contains("Florac Trois Rivières", "Barre-des-Cévennes");
            assertThat(communes.search("48", 0, 20).total()).as("152 of Lozère and one of Ardèche that Lozère's post serves").isEqualTo(153);
            assertThat(communes.search("20167", 0, 20).items()).extracting(Commune::name).contains("Ajaccio");
        });
    }

    @Test
    void homonymsAreAllShownEachWithItsDepartement() {
        with(communes -> {
            List<Commune> found = communes.search("Saint-Denis", 0, 20).items().stream().filter(c -> c.name().equals("Saint-Denis")).toList();
            assertThat(found).extracting(Commune::departementName).contains("Seine-Saint-Denis", "La Réunion", "Gard");
            assertThat(found.get(0).population().orElseThrow()).isGreaterThan(found.get(found.size() - 1).population().orElseThrow());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "???", "'", "%", "_", "\\", "zzzzqqqq", "')); DROP TABLE commune; --", "(?=", "\u0000", "99999"})
    void nonsenseFindsNothingAndBreaksNothing(String typed) {
        with(communes -> assertThat(communes.search(typed, 0, 20).total()).isZero());
    }

    @Test
    void aVeryLongTextIsCut() {
        with(communes -> assertThat(communes.search("mende" + " ".repeat(100) + "x".repeat(100_000), 0, 20).items())
                .first().extracting(Commune::name).isEqualTo("Mende"));
    }

    @Test
    void searchIsPagedWithoutGapOrRepeat() {
        with(communes -> {
            Found<Commune> first = communes.search("saint", 0, 200);
            Found<Commune> second = communes.search("saint", 200, 200);
            assertThat(first.items()).hasSize(200).doesNotContainAnyElementsOf(second.items());
            assertThat(first.total()).isEqualTo(second.total()).isGreaterThan(4000);
            assertThat(communes.search("mende", Integer.MAX_VALUE, 200).items()).isEmpty();
        });
    }

    @Test
    void boundsAreKeptWhateverIsAsked() {
        with(communes -> {
            assertThat(communes.search("saint", -5, 1_000_000).items()).hasSize(Found.LIMIT_MAX);
            assertThat(communes.search("saint", 0, 0).items()).hasSize(1);
        });
    }

    @Test
    void eachKindOfTerritoryHasItsCommunes() {
        ReferenceDatabase.shared().tried(em -> {
            Communes communes = new Communes(em);
            Territories territories = new Territories(em);
            Territory lozere = territories.createFromInsee("48").orElseThrow();
            Territory montLozere = territories.createFromSiren(new Siren("200069128")).orElseThrow();
            Territory mende = territories.createFromSiren(new Siren("214800955")).orElseThrow();
            Territory bassin = territories.createBassin("Bassin de Florac", List.of(new InseeCode("48186"), new InseeCode("48166")));
            em.flush();

            assertThat(communes.of(lozere, 0, 20)).satisfies(page -> {
                assertThat(page.total()).isEqualTo(152);
                assertThat(page.items()).hasSize(20);
            });
            assertThat(communes.codesOf(montLozere)).hasSize(21).anyMatch(c -> !c.departement().equals("48"));
            assertThat(communes.codesOf(mende)).containsExactly(new InseeCode("48095"));
            assertThat(communes.codesOf(bassin)).containsExactly(new InseeCode("48061"), new InseeCode("48166"));

            assertThat(communes.contains(lozere, new InseeCode("48095"))).isTrue();
            assertThat(communes.contains(lozere, new InseeCode("48186"))).isTrue();
            assertThat(communes.contains(lozere, new InseeCode("77463"))).isFalse();
            assertThat(communes.contains(mende, new InseeCode("48061"))).isFalse();
            assertThat(communes.contains(bassin, new InseeCode("48186"))).isTrue();
            assertThat(communes.contains(lozere, new InseeCode("48999"))).isFalse();

            assertThat(communes.search(lozere, "saint", 0, 20).items()).isNotEmpty().allMatch(c -> c.departement().equals("48"));
            assertThat(communes.search(mende, "florac", 0, 20).total()).isZero();
        });
    }

    @Test
    void namesAreGivenForManyCodesAtOnce() {
        with(communes -> assertThat(communes.names(List.of(new InseeCode("48095"), new InseeCode("77463"), new InseeCode("48999"))))
                .isEqualTo(Map.of(new InseeCode("48095"), "Mende", new InseeCode("77463"), "Thomery")));
    }

    @Test
    void theVintageIsTold() {
        with(communes -> assertThat(Optional.of(communes.vintage())).contains("2026"));
    }

    private static void with(Consumer<Communes> work) {
        ReferenceDatabase.shared().tried(em -> work.accept(new Communes(em)));
    }
}
