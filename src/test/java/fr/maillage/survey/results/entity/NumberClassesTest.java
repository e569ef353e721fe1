package fr.maillage.survey.results.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumberClassesTest {
    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static java.util.List<String> codes(String min, String max, String step) {
        return NumberClasses.of(number(min), number(max), number(step)).all().stream().map(NumberClasses.NumberClass::code).toList();
    }

    @Test
    void anAgeFallsIntoClassesOfTheSeriesWithinItsBounds() {
        assertThat(codes("0", "120", "1")).containsExactly("from-0", "from-1", "from-5", "from-10", "from-20", "from-50", "from-100");
        assertThat(NumberClasses.of(number("0"), number("120"), number("1")).all().get(6).last()).isEqualByComparingTo("120");
        assertThat(NumberClasses.of(number("0"), number("120"), number("1")).all().get(2).last()).isEqualByComparingTo("9");
    }

    @Test
    void aFewWholeNumbersAreCountedOneByOne() {
        assertThat(codes("0", "4", "1")).containsExactly("from-0", "from-1", "from-2", "from-3", "from-4");
    }

    @Test
    void withoutBoundsNothingFallsOutside() {
        NumberClasses classes = NumberClasses.of(null, null, null);
        assertThat(classes.all().get(0).code()).isEqualTo("below-0");
        assertThat(classes.holding(number("-0.01")).code()).isEqualTo("below-0");
        assertThat(classes.holding(number("0")).code()).isEqualTo("from-0");
        assertThat(classes.holding(number("999.99")).code()).isEqualTo("from-500");
        assertThat(classes.holding(number("1e9")).to()).isNull();
    }

    @Test
    void aLowerBoundIsTheFirstClass() {
        NumberClasses classes = NumberClasses.of(number("2.5"), null, null);
        assertThat(classes.holding(number("2.5")).code()).isEqualTo("from-2.5");
        assertThatThrownBy(() -> classes.holding(number("2.4"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void temperaturesGoBelowZero() {
        assertThat(codes("-20", "40", null)).containsExactly("from--20", "from--10", "from--5", "from--1", "from-0", "from-1", "from-5", "from-10", "from-20");
    }

    @Test
    void boundsOutsideTheSeriesStillMakeAClass() {
        assertThat(codes(null, "-5", null)).containsExactly("below--5", "from--5");
        assertThat(codes("2000", "9000", "1")).containsExactly("from-2000");
    }
}
