package fr.maillage.survey.themes.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KappaTest {
    @Test
    void aKnownTableGivesItsKappa() {
        // 50 texts: 20 both, 5 and 10 one of them, 15 neither: agreement 0.70, by chance 0.50
        assertThat(new Kappa(20, 5, 10, 15).agreement()).isCloseTo(0.7, within(1e-12));
        assertThat(new Kappa(20, 5, 10, 15).value().orElseThrow()).isCloseTo(0.4, within(1e-12));
        assertThat(new Kappa(45, 15, 25, 15).value().orElseThrow()).isCloseTo(0.1304, within(1e-4));
    }

    @Test
    void withoutVariationThereIsNoKappa() {
        assertThat(new Kappa(0, 0, 0, 30).value()).isEmpty();
        assertThat(new Kappa(30, 0, 0, 0).value()).isEmpty();
        assertThat(new Kappa(0, 0, 0, 0).value()).isEmpty();
    }

    @Property
    void kappaLiesBetweenMinusOneAndOneAndFullAgreementIsOne(@ForAll @IntRange(max = 500) int both, @ForAll @IntRange(max = 500) int first, @ForAll @IntRange(max = 500) int second, @ForAll @IntRange(max = 500) int neither) {
        new Kappa(both, first, second, neither).value().ifPresent(kappa -> {
            assertThat(kappa).isBetween(-1.0 - 1e-9, 1.0 + 1e-9);
            if (first + second == 0) assertThat(kappa).isCloseTo(1, within(1e-9));
            // readers are equals
            assertThat(new Kappa(both, second, first, neither).value().orElseThrow()).isCloseTo(kappa, within(1e-9));
        });
    }

    @Test
    void wordsOfOneTextAloneAreNotListed() {
        assertThat(Words.of(List.of("La gare, la GARE !", "près de la gare et du marché", "Monsieur Dupont au marché"), 10))
                .containsExactly(new Words.Word("gare", 2), new Words.Word("marché", 2));
    }
}
