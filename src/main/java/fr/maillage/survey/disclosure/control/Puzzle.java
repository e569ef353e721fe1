package fr.maillage.survey.disclosure.control;

import fr.maillage.survey.disclosure.entity.Line;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before an attacker: unknown counts, each within bounds, and the sums that they and the shown figures must respect.
 * Unknowns are numbered from 0; {@link #figure} leads back.
 */
final class Puzzle {
    /** Slack figures are no counts of persons: a sum of ticks may exceed the participants. */
    private static final long UNBOUNDED = 1_000_000_000L;

    private final int[] figures;
    private final int[] unknowns;
    final long[] truth;
    final long[] low;
    final long[] high;
    /** By row: the unknowns in it, and +1 or −1 for each; what they add up to. */
    final int[][] members;
    final int[][] signs;
    final long[] sums;
    /** By unknown: the rows it is in, and its sign there. */
    final int[][] rows;
    final int[][] rowSigns;

    Puzzle(LinkedFigures all, boolean[] withheld) {
        unknowns = new int[all.size()];
        Arrays.fill(unknowns, -1);
        int n = 0;
        for (int i = 0; i < all.size(); i++) if (withheld[i] || all.get(i).standing().unseen()) unknowns[i] = n++;
        figures = new int[n];
        truth = new long[n];
        low = new long[n];
        high = new long[n];
        long everybody = all.has("") && unknowns[all.number("")] < 0 ? all.get(all.number("")).value() : UNBOUNDED;
        for (int i = 0; i < all.size(); i++) {
            if (unknowns[i] < 0) continue;
            figures[unknowns[i]] = i;
            truth[unknowns[i]] = all.get(i).value();
            high[unknowns[i]] = all.get(i).standing() == fr.maillage.survey.disclosure.entity.Standing.SLACK ? UNBOUNDED : everybody;
        }
        List<int[]> rowMembers = new ArrayList<>();
        List<int[]> rowSignLists = new ArrayList<>();
        List<Long> constants = new ArrayList<>();
        List<List<int[]>> byUnknown = new ArrayList<>();
        for (int i = 0; i < n; i++) byUnknown.add(new ArrayList<>());
        for (Line line : all.lines()) row(all, line, rowMembers, rowSignLists, constants, byUnknown);
        members = rowMembers.toArray(int[][]::new);
        signs = rowSignLists.toArray(int[][]::new);
        sums = constants.stream().mapToLong(each -> each).toArray();
        rows = new int[n][];
        rowSigns = new int[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = byUnknown.get(i).stream().mapToInt(each -> each[0]).toArray();
            rowSigns[i] = byUnknown.get(i).stream().mapToInt(each -> each[1]).toArray();
        }
    }

    private void row(LinkedFigures all, Line line, List<int[]> rowMembers, List<int[]> rowSignLists, List<Long> constants, List<List<int[]>> byUnknown) {
        List<int[]> here = new ArrayList<>();
        long sum = 0;
        if (unknowns[line.total()] >= 0) here.add(new int[] {unknowns[line.total()], -1});
        else sum += all.get(line.total()).value();
        for (int part : line.parts()) {
            if (unknowns[part] >= 0) here.add(new int[] {unknowns[part], 1});
            else sum -= all.get(part).value();
        }
        if (here.isEmpty()) return;
        for (int[] each : here) byUnknown.get(each[0]).add(new int[] {rowMembers.size(), each[1]});
        rowMembers.add(here.stream().mapToInt(each -> each[0]).toArray());
        rowSignLists.add(here.stream().mapToInt(each -> each[1]).toArray());
        constants.add(sum);
    }

    int size() {
        return figures.length;
    }

    /** The number of the figure that this unknown is. */
    int figure(int unknown) {
        return figures[unknown];
    }

    /** The unknown that this figure is, −1 when it is shown. */
    int unknown(int figure) {
        return unknowns[figure];
    }

    /** Unknowns that hang together with this one, itself included; no more than {@code most}, empty when there are more. */
    int[] component(int start, int most) {
        boolean[] seen = new boolean[size()];
        List<Integer> found = new ArrayList<>(List.of(start));
        seen[start] = true;
        for (int at = 0; at < found.size(); at++) {
            for (int row : rows[found.get(at)]) {
                for (int member : members[row]) {
                    if (seen[member]) continue;
                    seen[member] = true;
                    found.add(member);
                }
            }
            if (found.size() > most) return new int[0];
        }
        return found.stream().mapToInt(each -> each).toArray();
    }
}
