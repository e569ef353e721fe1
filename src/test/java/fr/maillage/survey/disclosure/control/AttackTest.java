package fr.maillage.survey.disclosure.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.disclosure.entity.Interval;
import fr.maillage.survey.disclosure.entity.Line;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The attacker's linear programme beside the enumeration of every table that could have been published. */
class AttackTest {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Provide
    Arbitrary<List<Long>> cells() {
        return Arbitraries.longs().between(0, 4).list().ofSize(ROWS * COLUMNS);
    }

    @Provide
    Arbitrary<List<Boolean>> patterns() {
        return Arbitraries.of(true, false).list().ofSize((ROWS + 1) * (COLUMNS + 1));
    }

    private static boolean[] hidden(LinkedFigures figures, List<Boolean> pattern) {
        boolean[] hidden = new boolean[figures.size()];
        for (int i = 0; i < hidden.length; i++) hidden[i] = pattern.get(i) && figures.get(i).standing().hideable();
        return hidden;
    }

    /** By number of figure: smallest and largest value among all tables that show the same. */
    private static Map<Integer, long[]> enumerated(LinkedFigures truth, boolean[] hidden, long people) {
        Map<Integer, long[]> found = new HashMap<>();
        Worlds.compositions(ROWS * COLUMNS, people, cells -> {
            LinkedFigures other = Worlds.twoWay(ROWS, COLUMNS, cells);
            for (int i = 0; i < hidden.length; i++) if (!hidden[i] && other.get(i).value() != truth.get(i).value()) return;
            for (int i = 0; i < hidden.length; i++) {
                long value = other.get(i).value();
                found.merge(i, new long[] {value, value}, (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        });
        return found;
    }

    @Property(tries = 60)
    void theLinearProgrammeDeducesWhatCountingAllTablesDeduces(@ForAll("cells") List<Long> cells, @ForAll("patterns") List<Boolean> pattern) {
        long people = Math.min(9, cells.stream().mapToLong(c -> c).sum());
        List<Long> few = capped(cells, people);
        LinkedFigures figures = Worlds.twoWay(ROWS, COLUMNS, few);
        boolean[] hidden = hidden(figures, pattern);
        Map<Integer, long[]> all = enumerated(figures, hidden, people);
        Puzzle puzzle = new Puzzle(figures, hidden);
        Bounds bounds = new Bounds(puzzle);
        Witnesses witnesses = new Witnesses(puzzle);
        for (int unknown = 0; unknown < puzzle.size(); unknown++) {
            long[] counted = all.get(puzzle.figure(unknown));
            Interval solved = new Programme(puzzle, puzzle.component(unknown, 99)).interval(unknown).orElseThrow();
            // the sums of a table of two dimensions have whole optima: equal, not only around
            assertThat(new long[] {solved.low(), solved.high()}).as("%s of %s, hidden %s", figures.get(puzzle.figure(unknown)), few, pattern).isEqualTo(counted);
            assertThat(bounds.low[unknown]).isLessThanOrEqualTo(counted[0]);
            assertThat(bounds.high[unknown]).isGreaterThanOrEqualTo(counted[1]);
            witnesses.spread(unknown, 5, 3);
            assertThat(witnesses.least[unknown]).isGreaterThanOrEqualTo(counted[0]);
            assertThat(witnesses.most[unknown]).isLessThanOrEqualTo(counted[1]);
        }
    }

    private static List<Long> capped(List<Long> cells, long people) {
        List<Long> few = new ArrayList<>();
        long left = people;
        for (long cell : cells) {
            few.add(Math.min(cell, left));
            left -= Math.min(cell, left);
        }
        return few;
    }

    @Provide
    Arbitrary<List<Long>> cubes() {
        return Arbitraries.longs().between(0, 2).list().ofSize(8);
    }

    private static LinkedFigures cube(List<Long> cells) {
        Map<List<String>, Long> leaves = new HashMap<>();
        for (int i = 0; i < 8; i++) leaves.put(List.of("x" + i / 4, "y" + i / 2 % 2, "z" + i % 2), cells.get(i));
        return Worlds.linked(new Table(List.of(Worlds.dimension("x", 2), Worlds.dimension("y", 2), Worlds.dimension("z", 2)), leaves));
    }

    /** With three dimensions a linear optimum may be no whole table: what it deduces holds, and may be less than all. */
    @Property(tries = 25)
    void inThreeDimensionsTheLinearProgrammeNeverDeducesTooMuch(@ForAll("cubes") List<Long> given, @ForAll long seed) {
        List<Long> cells = capped(given, 6);
        long people = cells.stream().mapToLong(c -> c).sum();
        LinkedFigures figures = cube(cells);
        Random random = new Random(seed);
        boolean[] hidden = new boolean[figures.size()];
        for (int i = 0; i < hidden.length; i++) hidden[i] = random.nextInt(3) > 0 && figures.get(i).standing().hideable();
        Map<Integer, long[]> all = new HashMap<>();
        Worlds.compositions(8, people, other -> {
            LinkedFigures possible = cube(other);
            for (int i = 0; i < hidden.length; i++) if (!hidden[i] && possible.get(i).value() != figures.get(i).value()) return;
            for (int i = 0; i < hidden.length; i++) {
                long value = possible.get(i).value();
                all.merge(i, new long[] {value, value}, (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        });
        Puzzle puzzle = new Puzzle(figures, hidden);
        Witnesses witnesses = new Witnesses(puzzle);
        for (int unknown = 0; unknown < puzzle.size(); unknown++) {
            long[] counted = all.get(puzzle.figure(unknown));
            Interval solved = new Programme(puzzle, puzzle.component(unknown, 99)).interval(unknown).orElseThrow();
            assertThat(solved.low()).isLessThanOrEqualTo(counted[0]);
            assertThat(solved.high()).isGreaterThanOrEqualTo(counted[1]);
            // what the search finds is whole, and so never more than there is
            witnesses.spread(unknown, 5, 3);
            assertThat(witnesses.least[unknown]).isGreaterThanOrEqualTo(counted[0]);
            assertThat(witnesses.most[unknown]).isLessThanOrEqualTo(counted[1]);
        }
    }

    @Provide
    Arbitrary<List<Long>> tables() {
        return Arbitraries.longs().between(0, 25).list().ofSize(12);
    }

    @Property(tries = 200)
    void nothingPublishedIsSmallAndNothingWithheldIsNarrow(@ForAll("tables") List<Long> cells) {
        LinkedFigures figures = Worlds.twoWay(3, 4, cells);
        Suppression.Outcome outcome = new Suppression(figures, 5, 30).run();
        for (int i = 0; i < figures.size(); i++)
            if (figures.get(i).standing().hideable() && !outcome.withheld().contains(i)) assertThat(figures.get(i).value()).matches(value -> value == 0 || value >= 5);
        if (outcome.refused()) return;
        assertThat(outcome.report().tooNarrow()).isEmpty();
        assertThat(outcome.report().deduced()).hasSameSizeAs(outcome.withheld());
        boolean[] hidden = new boolean[figures.size()];
        outcome.withheld().forEach(number -> hidden[number] = true);
        Puzzle puzzle = new Puzzle(figures, hidden);
        for (AttackReport.Deduced each : outcome.report().deduced()) {
            int unknown = puzzle.unknown(figures.number(each.key()));
            Interval solved = new Programme(puzzle, puzzle.component(unknown, 99)).interval(unknown).orElseThrow();
            assertThat(solved.width()).as("%s in %s", each, cells).isGreaterThanOrEqualTo(5);
            assertThat(each.interval()).isEqualTo(solved);
        }
    }

    @Property(tries = 100)
    void noSumGivesALoneFigureBack(@ForAll("tables") List<Long> cells) {
        LinkedFigures figures = Worlds.twoWay(4, 3, cells);
        Suppression.Outcome outcome = new Suppression(figures, 5, 30).run();
        if (outcome.refused()) return;
        for (Line line : figures.lines()) {
            long hidden = line.parts().stream().filter(outcome.withheld()::contains).count() + (outcome.withheld().contains(line.total()) ? 1 : 0);
            assertThat(hidden).isNotEqualTo(1);
        }
    }
}
