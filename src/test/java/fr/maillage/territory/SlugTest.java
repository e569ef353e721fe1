package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({"Florac Trois Rivières,florac-trois-rivieres", "Lozère,lozere", "L'Haÿ-les-Roses,l-hay-les-roses", "Cœuvres-et-Valsery,coeuvres-et-valsery",
        "Y,y", "CC Faucigny - Glières,cc-faucigny-glieres", "  Saint-Chély-d’Apcher ,saint-chely-d-apcher", "Île-d'Aix,ile-d-aix", "ŒUILLY,oeuilly",
        "Besoins 2026 : covoiturage ?,besoins-2026-covoiturage"})
    void frenchNamesBecomeReadable(String name, String slug) {
        assertThat(Slug.ofName(name)).contains(new Slug(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "???", " - ", "日本"})
    void aNameWithoutLatinLettersGivesNone(String name) {
        assertThat(Slug.ofName(name)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Mende", "-mende", "mende-", "a--b", "mende/", "é", "../etc", "a b", "a\n"})
    void whatIsNoSlugIsRefused(String text) {
        assertThat(Slug.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
    }

    @Test
    void aLongNameIsCutBetweenWords() {
        Slug slug = Slug.ofName("communauté ".repeat(12)).orElseThrow();
        assertThat(slug.value()).isEqualTo("communaute-communaute-communaute-communaute-communaute-communaute-communaute");
    }

    @Test
    void theSuffixThatSetsApartStaysWhole() {
        assertThat(new Slug("saint-denis").with("974")).hasToString("saint-denis-974");
        assertThat(new Slug("a".repeat(80)).with("48095").value()).hasSize(80).endsWith("a-48095");
    }

    @Test
    void thePortalsOwnAddressesAreReserved() {
        assertThat(java.util.List.of("compte", "gestion", "static", "id", "vocab", "sparql", "api", "openapi", "health", "metrics", "donnees", "connexion",
                "recherche", "langue", "catalogue", "webjars")).allMatch(word -> new Slug(word).reserved());
        assertThat(new Slug("mende").reserved()).isFalse();
        assertThat(Slug.RESERVED).allMatch(word -> Slug.parse(word).isPresent());
    }

    @Property
    void anyNameGivesASlugOrNothing(@ForAll @StringLength(max = 300) String name) {
        Slug.ofName(name).ifPresent(slug -> assertThat(Slug.parse(slug.value())).contains(slug));
    }

    @Property
    void aSlugIsItsOwnSlug(@ForAll @AlphaChars @NotEmpty @StringLength(max = 200) String name) {
        Slug slug = Slug.ofName(name).orElseThrow();
        assertThat(Slug.ofName(slug.value())).contains(slug);
    }
}
