package fr.maillage.survey.results.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureGateTest {

    // -- the attacker who knows the program: every table of a small world, grouped by what is published

    /** Enumerates a world; each withheld figure must keep two values or more among the tables published alike. */
    private static void refuseEveryReconstruction(DisclosureGate gate, int atLeastWithheld, Consumer<Consumer<Counts>> world) {
        Map<ProtectedCounts, List<Set<Long>>> possible = new HashMap<>();
        world.accept(counts -> {
            ProtectedCounts published = gate.protect(counts);
            List<Set<Long>> values = possible.computeIfAbsent(published, any -> new ArrayList<>());
            List<Long> truth = new ArrayList<>(List.of(counts.participants()));
            for (Counts.Question question : counts.questions()) {
                truth.addAll(List.of(question.answered(), question.notAnswered(), question.notAsked()));
                if (question.shape() != Shape.OPEN) question.cells().forEach(cell -> truth.add(cell.count()));
            }
            for (int i = 0; i < truth.size(); i++) {
                if (values.size() <= i) values.add(new HashSet<>());
                values.get(i).add(truth.get(i));
            }
        });
        long withheld = 0;
        for (var entry : possible.entrySet()) {
            List<Figure> figures = new ArrayList<>(List.of(entry.getKey().participants()));
            entry.getKey().questions().forEach(question -> question.figures().forEach(figures::add));
            for (int i = 0; i < entry.getValue().size(); i++) {
                if (!figures.get(i).withheld()) continue;
                withheld++;
                if (entry.getValue().get(i).size() < 2) fail("figure " + i + " is given back as " + entry.getValue().get(i) + " by " + entry.getKey());
            }
        }
        // a world without a withheld figure would prove nothing
        assertThat(withheld).isGreaterThanOrEqualTo(atLeastWithheld);
    }

    @ParameterizedTest
    @CsvSource({"2,16,3", "2,40,5", "3,18,3", "3,20,4", "3,24,5", "4,14,3", "4,18,5"})
    void oneAnswerPerPersonIsNeverReconstructed(int options, int participants, int k) {
        refuseEveryReconstruction(new DisclosureGate(k, 3 * k), 10, table -> {
            for (int answered = 0; answered <= participants; answered++) {
                int respondents = answered;
                compositions(options, answered, counts -> table.accept(counts(participants, question(Shape.ONE_OF, respondents, participants - respondents, 0, false, counts))));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,20,3", "2,14,3", "2,24,5", "3,12,3", "3,14,4", "3,15,5"})
    void tickedBoxesAreNeverReconstructed(int options, int participants, int k) {
        refuseEveryReconstruction(new DisclosureGate(k, 3 * k), 1, table -> {
            for (int answered = 0; answered <= participants; answered++) {
                int respondents = answered;
                vectors(options, answered, counts -> {
                    // who answered has ticked one box at least
                    if (counts.stream().mapToLong(c -> c).sum() >= respondents)
                        table.accept(counts(participants, question(Shape.ANY_OF, respondents, participants - respondents, 0, false, counts)));
                });
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2,12,3", "2,20,5", "3,14,3"})
    void whoWasNotAskedIsNeverReconstructed(int options, int participants, int k) {
        refuseEveryReconstruction(new DisclosureGate(k, 3 * k), 10, table -> {
            for (int notAsked = 0; notAsked <= participants; notAsked++) {
                for (int answered = 0; answered <= participants - notAsked; answered++) {
                    int respondents = answered;
                    int skipped = notAsked;
                    compositions(options, answered, counts -> table.accept(counts(participants,
                            question(Shape.ONE_OF, respondents, participants - respondents - skipped, skipped, true, counts))));
                }
            }
        });
    }

    /** For an open list, what must stay hidden is who is behind "the others": every unnamed answer keeps several possible counts. */
    @ParameterizedTest
    @CsvSource({"3,14,3", "4,16,3", "3,24,5"})
    void anUnnamedPlaceIsNeverReconstructed(int places, int participants, int k) {
        Map<ProtectedCounts, List<Set<Long>>> possible = new HashMap<>();
        DisclosureGate gate = new DisclosureGate(k, 3 * k);
        compositions(places, participants, counts -> {
            List<Set<Long>> values = possible.computeIfAbsent(gate.protect(open(counts)), any -> new ArrayList<>());
            for (int i = 0; i < places; i++) {
                if (values.size() <= i) values.add(new HashSet<>());
                values.get(i).add(counts.get(i));
            }
        });
        possible.forEach((published, values) -> {
            Set<String> named = new HashSet<>();
            published.questions().get(0).cells().forEach(cell -> named.add(cell.code()));
            if (!named.contains(ProtectedCounts.Question.OTHER)) return;
            for (int i = 0; i < places; i++) if (!named.contains("o" + i)) if (values.get(i).size() < 2) fail("place " + i + " is given back by " + published);
        });
        assertThat(possible).hasSizeGreaterThan(5);
    }

    // -- properties of every table

    @Provide
    Arbitrary<Counts> tables() {
        Arbitrary<List<Long>> cells = Arbitraries.longs().between(0, 12).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(cells, Arbitraries.of(Shape.ONE_OF, Shape.ANY_OF, Shape.OPEN), Arbitraries.longs().between(0, 9), Arbitraries.longs().between(0, 40))
                .as((counts, shape, silent, more) -> {
                    long sum = counts.stream().mapToLong(c -> c).sum();
                    long answered = shape == Shape.ANY_OF ? Math.max(Collections.max(counts), Math.min(sum, more)) : sum;
                    return counts(answered + silent, question(shape, answered, silent, 0, false, counts));
                });
    }

    @Property(tries = 2000)
    void whatIsShownIsTrueAndNeverSmall(@ForAll("tables") Counts table) {
        ProtectedCounts published = new DisclosureGate(5).protect(table);
        Counts.Question truth = table.questions().get(0);
        ProtectedCounts.Question said = published.questions().get(0);
        said.answered().count().ifPresent(count -> assertThat(count).isEqualTo(truth.answered()));
        long others = truth.cells().stream().mapToLong(Counts.Cell::count).sum();
        for (ProtectedCounts.Cell cell : said.cells()) {
            if (cell.figure().withheld()) continue;
            long count = cell.figure().count().orElseThrow();
            assertThat(count == 0 || count >= 5).as("%s", published).isTrue();
            if (!cell.code().equals(ProtectedCounts.Question.OTHER)) {
                assertThat(count).isEqualTo(truth.cells().stream().filter(c -> c.code().equals(cell.code())).findFirst().orElseThrow().count());
                others -= count;
            } else {
                assertThat(count).isEqualTo(others);
            }
        }
        if (truth.shape() != Shape.OPEN) assertThat(said.cells()).hasSameSizeAs(truth.cells());
    }

    @Property(tries = 1000)
    void theOrderOfAnswersChangesNothing(@ForAll("tables") Counts table, @ForAll long seed) {
        Counts.Question question = table.questions().get(0);
        List<Counts.Cell> shuffled = new ArrayList<>(question.cells());
        Collections.shuffle(shuffled, new Random(seed));
        Counts moved = new Counts(table.participants(), List.of(new Counts.Question(question.code(), question.shape(), question.answered(),
                question.notAnswered(), question.notAsked(), question.conditional(), shuffled)));
        assertThat(new HashSet<>(new DisclosureGate(5).protect(moved).questions().get(0).cells()))
                .isEqualTo(new HashSet<>(new DisclosureGate(5).protect(table).questions().get(0).cells()));
    }

    @Property(tries = 1000)
    void theRespondentsNeverGiveASingleFigureBack(@ForAll("tables") Counts table) {
        ProtectedCounts.Question said = new DisclosureGate(5).protect(table).questions().get(0);
        if (said.shape() == Shape.ONE_OF && !said.answered().withheld())
            assertThat(said.cells().stream().filter(cell -> cell.figure().withheld()).count()).isNotEqualTo(1);
    }

    // -- examples people can check by hand

    private static ProtectedCounts.Question protect(Shape shape, long participants, long... cells) {
        List<Long> counts = new ArrayList<>();
        for (long cell : cells) counts.add(cell);
        long answered = shape == Shape.ANY_OF ? participants : counts.stream().mapToLong(c -> c).sum();
        return new DisclosureGate(5).protect(counts(participants, question(shape, answered, participants - answered, 0, false, counts))).questions().get(0);
    }

    private static List<Object> shown(ProtectedCounts.Question question) {
        return question.cells().stream().map(cell -> cell.figure().withheld() ? (Object) "-" : cell.figure().count().orElseThrow()).toList();
    }

    @Test
    void aSmallCountIsWithheldWithTheSmallestOther() {
        assertThat(shown(protect(Shape.ONE_OF, 312, 194, 97, 18, 3))).containsExactly(194L, 97L, "-", "-");
    }

    @Test
    void zerosAreSaidUnlessTheyCoverASmallCount() {
        assertThat(shown(protect(Shape.ONE_OF, 60, 40, 20, 0))).containsExactly(40L, 20L, 0L);
        assertThat(shown(protect(Shape.ONE_OF, 67, 40, 20, 0, 4, 3))).containsExactly(40L, 20L, "-", "-", "-");
    }

    /** 40 and 20 of 64 shown, four persons are behind the two others together: a small count by subtraction. */
    @Test
    void whatIsWithheldIsNotSmallTogetherEither() {
        assertThat(shown(protect(Shape.ONE_OF, 64, 40, 20, 0, 4))).containsExactly(40L, "-", "-", "-");
    }

    @Test
    void aSmallGroupOfOneMindIsNotShown() {
        assertThat(protect(Shape.ONE_OF, 6, 6, 0).answered().withheld()).isTrue();
        assertThat(shown(protect(Shape.ONE_OF, 300, 300, 0))).containsExactly(300L, 0L);
    }

    @Test
    void thoseWhoDidNotTickAreAGroupAsWell() {
        assertThat(shown(protect(Shape.ANY_OF, 50, 48, 25, 3))).containsExactly("-", 25L, "-");
    }

    @Test
    void rarePlacesAreCountedTogetherAndNotNamed() {
        var question = protect(Shape.OPEN, 40, 20, 8, 7, 2, 2, 1);
        assertThat(question.cells()).extracting(ProtectedCounts.Cell::code).containsExactly("o0", "o1", "o2", ProtectedCounts.Question.OTHER);
        assertThat(shown(question)).containsExactly(20L, 8L, 7L, 5L);
        assertThat(protect(Shape.OPEN, 37, 20, 8, 7, 2).cells()).extracting(ProtectedCounts.Cell::code).containsExactly("o0", "o1", ProtectedCounts.Question.OTHER);
    }

    @Test
    void freeTextIsCountedAndNeverMore() {
        var text = new DisclosureGate(5).protect(counts(40, question(Shape.TEXT, 12, 28, 0, false, List.of()))).questions().get(0);
        assertThat(text.answered()).isEqualTo(Figure.shown(12));
        assertThat(text.cells()).isEmpty();
    }

    @Test
    void sharesNeedThirtyRespondents() {
        assertThat(protect(Shape.ONE_OF, 29, 14, 15).shares()).isFalse();
        assertThat(protect(Shape.ONE_OF, 30, 15, 15).shares()).isTrue();
    }

    @Test
    void fewerParticipantsThanTheThresholdPublishNothing() {
        ProtectedCounts published = new DisclosureGate(5).protect(counts(4, question(Shape.ONE_OF, 4, 0, 0, false, List.of(2L, 2L))));
        assertThat(published.participants().withheld()).isTrue();
        assertThat(published.questions().get(0).figures()).allMatch(Figure::withheld);
    }

    @Test
    void theNumberOfWithheldFiguresIsSaid() {
        assertThat(new DisclosureGate(5).protect(counts(312, question(Shape.ONE_OF, 312, 0, 0, false, List.of(194L, 97L, 18L, 3L)))).withheld()).isEqualTo(2);
    }

    @Test
    void aThresholdBelowThreeIsRefused() {
        assertThatThrownBy(() -> new DisclosureGate(2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3");
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> counts(10, question(Shape.ONE_OF, 9, 0, 0, false, List.of(9L)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> question(Shape.ONE_OF, 9, 0, 0, false, List.of(8L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> question(Shape.ANY_OF, 9, 0, 0, false, List.of(10L))).isInstanceOf(IllegalArgumentException.class);
    }

    // -- building tables

    private static Counts counts(long participants, Counts.Question question) {
        return new Counts(participants, List.of(question));
    }

    private static Counts open(List<Long> counts) {
        long sum = counts.stream().mapToLong(c -> c).sum();
        List<Counts.Cell> present = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) if (counts.get(i) > 0) present.add(new Counts.Cell("o" + i, counts.get(i)));
        return new Counts(sum, List.of(new Counts.Question("q", Shape.OPEN, sum, 0, 0, false, present)));
    }

    private static Counts.Question question(Shape shape, long answered, long notAnswered, long notAsked, boolean conditional, List<Long> counts) {
        List<Counts.Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) cells.add(new Counts.Cell("o" + i, counts.get(i)));
        return new Counts.Question("q", shape, answered, notAnswered, notAsked, conditional, cells);
    }

    /** Every way to share {@code sum} between {@code cells}. */
    private static void compositions(int cells, long sum, Consumer<List<Long>> sink) {
        vectors(cells - 1, sum, head -> {
            long rest = sum - head.stream().mapToLong(c -> c).sum();
            if (rest < 0) return;
            List<Long> all = new ArrayList<>(head);
            all.add(rest);
            sink.accept(all);
        });
    }

    /** Every vector of {@code cells} counts from 0 to {@code max}. */
    private static void vectors(int cells, long max, Consumer<List<Long>> sink) {
        if (cells == 0) {
            sink.accept(List.of());
            return;
        }
        vectors(cells - 1, max, head -> {
            for (long count = 0; count <= max; count++) {
                List<Long> all = new ArrayList<>(head);
                all.add(count);
                sink.accept(all);
            }
        });
    }
}
