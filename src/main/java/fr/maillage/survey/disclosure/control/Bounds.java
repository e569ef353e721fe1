package fr.maillage.survey.disclosure.control;

import java.util.ArrayDeque;

/**
 * Bounds by reasoning on one sum at a time until nothing moves: cheap, and never narrower than the truth allows. What they show to be
 * narrow is narrow; what they leave wide may still be narrow to who reasons on several sums at once.
 */
final class Bounds {
    final long[] low;
    final long[] high;

    Bounds(Puzzle puzzle) {
        low = puzzle.low.clone();
        high = puzzle.high.clone();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        boolean[] queued = new boolean[puzzle.members.length];
        int[] visits = new int[puzzle.members.length];
        for (int row = 0; row < puzzle.members.length; row++) {
            waiting.add(row);
            queued[row] = true;
        }
        while (!waiting.isEmpty()) {
            int row = waiting.poll();
            queued[row] = false;
            // a chain of sums may go on by one for very long; bounds are right whenever they stop
            if (++visits[row] > 40) continue;
            tighten(puzzle, row, waiting, queued);
        }
    }

    private void tighten(Puzzle puzzle, int row, ArrayDeque<Integer> waiting, boolean[] queued) {
        int[] members = puzzle.members[row];
        int[] signs = puzzle.signs[row];
        long least = 0;
        long most = 0;
        for (int i = 0; i < members.length; i++) {
            least += signs[i] > 0 ? low[members[i]] : -high[members[i]];
            most += signs[i] > 0 ? high[members[i]] : -low[members[i]];
        }
        for (int i = 0; i < members.length; i++) {
            int at = members[i];
            long ownLeast = signs[i] > 0 ? low[at] : -high[at];
            long ownMost = signs[i] > 0 ? high[at] : -low[at];
            long to = puzzle.sums[row] - (least - ownLeast);
            long from = puzzle.sums[row] - (most - ownMost);
            long newLow = Math.max(low[at], signs[i] > 0 ? from : -to);
            long newHigh = Math.min(high[at], signs[i] > 0 ? to : -from);
            if (newLow == low[at] && newHigh == high[at]) continue;
            low[at] = newLow;
            high[at] = newHigh;
            least += (signs[i] > 0 ? newLow : -newHigh) - ownLeast;
            most += (signs[i] > 0 ? newHigh : -newLow) - ownMost;
            for (int other : puzzle.rows[at]) {
                if (other == row || queued[other]) continue;
                queued[other] = true;
                waiting.add(other);
            }
        }
    }
}
