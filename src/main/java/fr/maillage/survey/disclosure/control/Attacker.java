package fr.maillage.survey.disclosure.control;

import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.disclosure.entity.Interval;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who has everything that is published, knows the rules of the gate and can solve linear programmes. Of each figure kept from
 * readers: is it still wide enough? Three means, cheapest first: reasoning sum by sum refutes, other possible tables prove, and what is left
 * is put to the linear programme.
 *
 * <p>Two attackers. The first knows the sums: to him a protected figure must keep at least k + 1 values. The second was also told which
 * withheld figures are below k and which only cover them: to him each one below k must keep two values.
 */
public final class Attacker {
    /** Unknowns that hang together up to which linear programmes are solved; beyond, what no table proves wide counts as narrow. */
    static final int PROGRAMME = 400;
    /** Of what is known too well, one in so many is covered before all are looked at again: a cover often serves several. */
    private static final int AT_ONCE = 8;
    /** How often the search is begun anew for a figure that it did not prove wide at once. */
    private static final int CLOSELY = 2;
    /** Unknowns that hang together up to which the report gives the exact ends. */
    private static final int EXACT = 160;

    private final LinkedFigures figures;
    private final int k;
    /** Figures shown wide to the first and the second attacker: withholding more never makes one of them narrow again. */
    private final Set<Integer> wide = new HashSet<>();
    private final Set<Integer> wideByRole = new HashSet<>();

    /** By figure: the smallest and the largest value that the first attacker is shown to be unable to exclude. */
    private final long[] least;
    private final long[] most;

    public Attacker(LinkedFigures figures, int k) {
        this.figures = figures;
        this.k = k;
        least = figures.figures().stream().mapToLong(LinkedFigures.Figure::value).toArray();
        most = least.clone();
    }

    /** Numbers of some protected figures that are known too well when these are withheld, none when no figure is; from one call to the next, more may be withheld, never less. */
    List<Integer> tooWellKnown(boolean[] withheld) {
        Puzzle sums = new Puzzle(figures, withheld);
        List<Integer> narrow = narrow(sums, guarded(sums, withheld, false), k, wide);
        if (!narrow.isEmpty()) return narrow;
        Puzzle roles = new Puzzle(figures, withheld);
        for (int unknown = 0; unknown < roles.size(); unknown++) {
            int figure = roles.figure(unknown);
            if (!withheld[figure]) continue;
            if (figures.get(figure).value() < k) roles.high[unknown] = Math.min(roles.high[unknown], k - 1);
            else roles.low[unknown] = k;
        }
        return narrow(roles, guarded(roles, withheld, true), 1, wideByRole);
    }

    /** Unknowns that must stay wide: what is withheld, and small shadows. */
    private List<Integer> guarded(Puzzle puzzle, boolean[] withheld, boolean smallOnly) {
        List<Integer> guarded = new ArrayList<>();
        for (int unknown = 0; unknown < puzzle.size(); unknown++) {
            LinkedFigures.Figure figure = figures.get(puzzle.figure(unknown));
            boolean small = figure.value() > 0 && figure.value() < k;
            if (withheld[puzzle.figure(unknown)] ? !smallOnly || figure.value() < k : figure.standing() == Standing.SHADOW && small) guarded.add(unknown);
        }
        return guarded;
    }

    private List<Integer> narrow(Puzzle puzzle, List<Integer> guarded, long width, Set<Integer> wideBefore) {
        List<Integer> doubtful = guarded.stream().filter(unknown -> !wideBefore.contains(puzzle.figure(unknown))).toList();
        Bounds bounds = new Bounds(puzzle);
        List<Integer> narrow = new ArrayList<>();
        for (int unknown : doubtful) if (bounds.high[unknown] - bounds.low[unknown] < width) narrow.add(puzzle.figure(unknown));
        if (!narrow.isEmpty()) return narrow.subList(0, Math.max(1, narrow.size() / AT_ONCE));
        Witnesses witnesses = new Witnesses(puzzle);
        List<Integer> suspects = new ArrayList<>();
        for (int unknown : doubtful) {
            if (witnesses.spread(unknown, width, 1)) wideBefore.add(puzzle.figure(unknown));
            else suspects.add(unknown);
        }
        // only those that are covered next are looked at closely
        Map<Integer, Programme> programmes = new HashMap<>();
        for (int unknown : suspects) {
            if (narrow.size() >= Math.max(1, suspects.size() / AT_ONCE)) break;
            boolean proven = witnesses.spread(unknown, width, CLOSELY);
            if (!proven) {
                Interval found = programme(puzzle, unknown, programmes, PROGRAMME);
                proven = found != null && found.width() >= width;
                if (proven && wideBefore == wide) remember(puzzle.figure(unknown), found.low(), found.high());
            }
            if (proven) wideBefore.add(puzzle.figure(unknown));
            else narrow.add(puzzle.figure(unknown));
        }
        // what no second attacker can exclude, the first can not either
        for (int unknown = 0; unknown < puzzle.size(); unknown++) remember(puzzle.figure(unknown), witnesses.least[unknown], witnesses.most[unknown]);
        return narrow;
    }

    private void remember(int figure, long low, long high) {
        least[figure] = Math.min(least[figure], low);
        most[figure] = Math.max(most[figure], high);
    }

    private static Interval programme(Puzzle puzzle, int unknown, Map<Integer, Programme> programmes, int most) {
        int[] component = puzzle.component(unknown, most);
        if (component.length == 0) return null;
        int name = java.util.Arrays.stream(component).min().orElseThrow();
        return programmes.computeIfAbsent(name, any -> new Programme(puzzle, component)).interval(unknown).orElse(null);
    }

    /** What the first attacker deduces of each withheld figure and each small shadow; after {@link #tooWellKnown} said the same of them. */
    public AttackReport report(boolean[] withheld) {
        Puzzle puzzle = new Puzzle(figures, withheld);
        Bounds bounds = new Bounds(puzzle);
        Map<Integer, Programme> programmes = new HashMap<>();
        List<AttackReport.Deduced> deduced = new ArrayList<>();
        for (int unknown : guarded(puzzle, withheld, false)) {
            Interval interval = new Interval(least[puzzle.figure(unknown)], most[puzzle.figure(unknown)], false);
            if (bounds.low[unknown] == interval.low() && bounds.high[unknown] == interval.high()) interval = new Interval(interval.low(), interval.high(), true);
            else {
                Interval solved = programme(puzzle, unknown, programmes, EXACT);
                if (solved != null) interval = solved;
            }
            LinkedFigures.Figure figure = figures.get(puzzle.figure(unknown));
            deduced.add(new AttackReport.Deduced(figure.key(), interval, figure.standing().unseen()));
        }
        return new AttackReport(k, deduced);
    }
}
