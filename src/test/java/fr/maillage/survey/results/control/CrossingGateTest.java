package fr.maillage.survey.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Protection;
import fr.maillage.survey.results.entity.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Two questions and their crossing through the gate: the margins are the questions' own figures. */
class CrossingGateTest {
    private static final List<String> OPTIONS = List.of("a", "b", "c");
    private static final List<String> PLACES = List.of("p", "q", "r", "s");

    /** One person: options ticked (none: said nothing), place (null: said nothing). */
    private record Person(Set<String> ticks, String place) {
    }

    private static Counts.Question counted(String code, Shape shape, List<String> answers, List<Set<String>> said) {
        List<Counts.Cell> cells = answers.stream().map(answer -> new Counts.Cell(answer, said.stream().filter(each -> each.contains(answer)).count())).toList();
        long answered = said.stream().filter(each -> !each.isEmpty()).count();
        return new Counts.Question(code, shape, answered, said.size() - answered, 0, false, cells);
    }

    private static Protection protect(Shape shape, List<Person> people) {
        List<Set<String>> places = people.stream().map(person -> person.place == null ? Set.<String>of() : Set.of(person.place)).toList();
        Counts counts = new Counts(people.size(), List.of(counted("q1", shape, OPTIONS, people.stream().map(Person::ticks).toList()), counted("q2", Shape.ONE_OF, PLACES, places)));
        Map<List<String>, Long> pairs = new HashMap<>();
        for (Person person : people) {
            Set<String> here = new HashSet<>(person.ticks);
            if (shape == Shape.ANY_OF && !here.isEmpty()) here.add(Crossing.ANSWERED);
            if (here.isEmpty()) here.add(Crossing.NONE);
            for (String one : here) pairs.merge(List.of(one, person.place == null ? Crossing.NONE : person.place), 1L, Long::sum);
        }
        boolean silent = people.stream().anyMatch(person -> person.ticks.isEmpty());
        boolean lost = people.stream().anyMatch(person -> person.place == null);
        return new DisclosureGate(5).protect(counts, List.of(new Crossing(new Crossing.Side("q1", shape, OPTIONS, List.of(), silent), new Crossing.Side("q2", Shape.ONE_OF, PLACES, List.of(), lost), pairs)));
    }

    private static Figure figure(Protection protection, String first, String second) {
        Protection.Crossed crossed = protection.crossings().get(0);
        return crossed.figures().get(crossed.crossing().first().places().indexOf(first)).get(crossed.crossing().second().places().indexOf(second));
    }

    private static List<Person> people(Object... manyTicksPlace) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < manyTicksPlace.length; i += 3) {
            String ticks = (String) manyTicksPlace[i + 1];
            for (int n = 0; n < (int) manyTicksPlace[i]; n++)
                people.add(new Person(ticks.isEmpty() ? Set.of() : Set.of(ticks.split("")), (String) manyTicksPlace[i + 2]));
        }
        return people;
    }

    @Test
    void aSmallCellIsCoveredInItsRowAndInItsColumn() {
        Protection protection = protect(Shape.ONE_OF, people(30, "a", "p", 3, "a", "q", 20, "a", "r", 20, "b", "p", 15, "b", "q", 12, "b", "r", 18, "c", "p", 25, "c", "q", 22, "c", "r", 15, "a", "s", 16, "b", "s", 17, "c", "s"));
        assertThat(protection.exposed()).isEmpty();
        assertThat(figure(protection, "a", "q").withheld()).isTrue();
        assertThat(figure(protection, "b", "q").withheld() || figure(protection, "c", "q").withheld()).isTrue();
        assertThat(protection.report().tooNarrow()).isEmpty();
        // the totals are the questions' own figures and stay shown
        assertThat(figure(protection, "a", Crossing.ALL)).isEqualTo(Figure.shown(68));
        assertThat(protection.counts().withheld()).isZero();
    }

    /** 3 of those who answered in p did not tick a: shown beside the respondents of p, the 27 who did would tell it. */
    @Test
    void thoseWhoDidNotTickInOnePlaceAreAGroupAsWell() {
        Protection protection = protect(Shape.ANY_OF, people(27, "ab", "p", 3, "b", "p", 20, "a", "q", 20, "bc", "q", 10, "c", "p", 30, "ac", "r", 30, "b", "r", 12, "a", "s", 15, "b", "s"));
        assertThat(figure(protection, "b", "s").withheld()).isFalse();
        Protection few = protect(Shape.ANY_OF, people(27, "ab", "p", 3, "b", "p", 20, "a", "q", 20, "bc", "q", 30, "ac", "r", 30, "b", "r", 12, "a", "s", 15, "b", "s"));
        assertThat(figure(few, "a", "p").withheld()).isTrue();
        assertThat(few.exposed()).isEmpty();
    }

    @Test
    void allOfASmallPlaceOfOneMindAreNotShown() {
        Protection protection = protect(Shape.ONE_OF, people(12, "a", "p", 30, "a", "q", 20, "b", "q", 20, "c", "q", 20, "a", "r", 25, "b", "r", 30, "c", "r", 30, "a", "s", 22, "b", "s", 24, "c", "s"));
        for (String option : OPTIONS) assertThat(figure(protection, option, "p").withheld()).isTrue();
        assertThat(figure(protection, Crossing.ALL, "p")).isEqualTo(Figure.shown(12));
    }

    @Provide
    Arbitrary<List<Integer>> counts() {
        return Arbitraries.integers().between(0, 30).list().ofSize(20);
    }

    @Property(tries = 150)
    void whatIsShownIsTrueNeverSmallAndNothingIsKnownTooWell(@ForAll("counts") List<Integer> cells, @ForAll boolean several) {
        List<Person> people = new ArrayList<>();
        List<String> ticks = several ? List.of("a", "ab", "bc", "") : List.of("a", "b", "c", "");
        for (int i = 0; i < cells.size(); i++)
            people.addAll(people(i % 4 == 3 ? cells.get(i) / 5 : cells.get(i), ticks.get(i % 4), i / 4 == 4 ? null : PLACES.get(i / 4)));
        if (people.size() < 5) return;
        Protection protection = protect(several ? Shape.ANY_OF : Shape.ONE_OF, people);
        Protection.Crossed crossed = protection.crossings().get(0);
        for (String first : crossed.crossing().first().places()) {
            for (String second : crossed.crossing().second().places()) {
                long truth = people.stream().filter(person -> stands(person.ticks, first)).filter(person -> stands(person.place == null ? Set.of() : Set.of(person.place), second)).count();
                figure(protection, first, second).count().ifPresent(count -> assertThat(count).as("%s %s", first, second).isEqualTo(truth)
                        .matches(shown -> shown == 0 || shown >= 5 || first.startsWith("_") && second.equals(Crossing.ALL) || second.startsWith("_") && first.equals(Crossing.ALL)));
            }
        }
        if (protection.exposed().isEmpty()) assertThat(protection.report().tooNarrow()).isEmpty();
    }

    private static boolean stands(Set<String> said, String place) {
        return switch (place) {
            case Crossing.ALL -> true;
            case Crossing.NONE -> said.isEmpty();
            case Crossing.ANSWERED -> !said.isEmpty();
            default -> said.contains(place);
        };
    }
}
