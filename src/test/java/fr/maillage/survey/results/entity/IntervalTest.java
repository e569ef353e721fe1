package fr.maillage.survey.results.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void publishedValuesComeOut() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29
        near(Interval.wilson(81, 263, 0), 0.2553, 0.3662);
        near(Interval.wilson(15, 148, 0), 0.0624, 0.1605);
        near(Interval.wilson(0, 20, 0), 0, 0.1611);
        near(Interval.wilson(1, 29, 0), 0.0061, 0.1718);
    }

    private static void near(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(0.00006));
        assertThat(interval.high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void whenEverybodyAnsweredNothingIsLeftUnknown() {
        assertThat(Interval.wilson(30, 100, 100)).isEqualTo(new Interval(0.3, 0.3));
    }

    @Property
    void theShareLiesWithinAndASmallPopulationNarrows(@ForAll @IntRange(min = 1, max = 2000) int n, @ForAll @IntRange(min = 0, max = 2000) int count, @ForAll @IntRange(min = 1, max = 5000) int others) {
        int given = Math.min(n, count);
        Interval wide = Interval.wilson(given, n, 0);
        Interval narrow = Interval.wilson(given, n, (long) n + others);
        double share = (double) given / n;
        assertThat(wide.low()).isBetween(0.0, share + 1e-12);
        assertThat(wide.high()).isBetween(share - 1e-12, 1.0);
        assertThat(narrow.high() - narrow.low()).isLessThanOrEqualTo(wide.high() - wide.low() + 1e-12);
    }
}
