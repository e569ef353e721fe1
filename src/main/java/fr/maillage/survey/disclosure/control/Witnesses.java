package fr.maillage.survey.disclosure.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Looks for other tables that would have been published alike: each one found proves that the attacker can not exclude its counts.
 * Tables of whole numbers, so the proof also holds against who knows that persons are not halved. Finding none proves nothing.
 */
final class Witnesses {
    private static final int STEPS = 150;
    /** Broken sums drawn to mend the shortest of them. */
    private static final int DRAWN = 6;
    /** Sums broken at once from which no repair is expected. */
    private static final int HOPELESS = 40;

    private final Puzzle puzzle;
    /** Smallest and largest value seen of each unknown. */
    final long[] least;
    final long[] most;
    private final Random random = new Random(20);
    private final long[] now;
    private final long[] residual;
    private final int[] changed;
    private int stamp;
    private final List<Integer> broken = new ArrayList<>();
    private final int[] place;
    private final List<int[]> journalAt = new ArrayList<>();
    private final List<Long> journalBy = new ArrayList<>();

    /** @param puzzle its truth must be a solution */
    Witnesses(Puzzle puzzle) {
        this.puzzle = puzzle;
        least = puzzle.truth.clone();
        most = puzzle.truth.clone();
        now = puzzle.truth.clone();
        residual = new long[puzzle.members.length];
        changed = new int[puzzle.size()];
        place = new int[puzzle.members.length];
        java.util.Arrays.fill(place, -1);
    }

    /** Whether tables were found in which this unknown differs by {@code width} or more. @param tries how often the search begins anew */
    boolean spread(int unknown, long width, int tries) {
        for (int attempt = 0; attempt < tries && most[unknown] - least[unknown] < width; attempt++) {
            climb(unknown, width, 1);
            if (most[unknown] - least[unknown] < width) climb(unknown, width, -1);
        }
        return most[unknown] - least[unknown] >= width;
    }

    private void climb(int unknown, long width, int way) {
        while (most[unknown] - least[unknown] < width) {
            long goal = way > 0 ? least[unknown] + width - now[unknown] : now[unknown] - (most[unknown] - width);
            boolean moved = false;
            for (long by = Math.max(1, goal); by >= 1 && !moved; by /= 2) moved = move(unknown, way * by);
            if (!moved) return;
        }
    }

    /** Changes one unknown and repairs the sums by changing others; undone when no repair is found. */
    private boolean move(int unknown, long by) {
        if (now[unknown] + by < puzzle.low[unknown] || now[unknown] + by > puzzle.high[unknown]) return false;
        stamp++;
        journalAt.clear();
        journalBy.clear();
        change(unknown, by);
        for (int step = 0; step < STEPS && !broken.isEmpty() && broken.size() <= HOPELESS; step++) if (!repair(shorter())) break;
        boolean whole = broken.isEmpty();
        if (!whole) {
            for (int i = journalAt.size() - 1; i >= 0; i--) apply(journalAt.get(i)[0], -journalBy.get(i));
            return false;
        }
        for (int[] at : journalAt) {
            least[at[0]] = Math.min(least[at[0]], now[at[0]]);
            most[at[0]] = Math.max(most[at[0]], now[at[0]]);
        }
        return true;
    }

    /** The shortest of a few: it has the fewest ways to be mended. */
    private int shorter() {
        int best = broken.get(random.nextInt(broken.size()));
        for (int i = 1; i < DRAWN; i++) {
            int other = broken.get(random.nextInt(broken.size()));
            if (puzzle.members[other].length < puzzle.members[best].length) best = other;
        }
        return best;
    }

    /** Changes the member of the row that mends most and breaks least; none that was changed in this move already. */
    private boolean repair(int row) {
        long missing = residual[row];
        int best = -1;
        long bestBy = 0;
        long bestScore = Long.MAX_VALUE;
        int[] members = puzzle.members[row];
        int j = random.nextInt(members.length);
        for (int i = 0; i < members.length; i++) {
            if (++j == members.length) j = 0;
            int at = members[j];
            if (changed[at] == stamp) continue;
            long wanted = -missing * puzzle.signs[row][j];
            long by = Math.max(puzzle.low[at] - now[at], Math.min(puzzle.high[at] - now[at], wanted));
            if (by == 0) continue;
            long score = 0;
            for (int k = 0; k < puzzle.rows[at].length; k++) {
                long before = residual[puzzle.rows[at][k]];
                score += Math.abs(before + by * puzzle.rowSigns[at][k]) - Math.abs(before);
            }
            if (score < bestScore) {
                best = at;
                bestBy = by;
                bestScore = score;
                // nothing can be better: every sum it is in is mended by all of the change
                if (score == -Math.abs(by) * puzzle.rows[at].length) break;
            }
        }
        if (best < 0) return false;
        change(best, bestBy);
        return true;
    }

    private void change(int unknown, long by) {
        changed[unknown] = stamp;
        journalAt.add(new int[] {unknown});
        journalBy.add(by);
        apply(unknown, by);
    }

    private void apply(int unknown, long by) {
        now[unknown] += by;
        for (int k = 0; k < puzzle.rows[unknown].length; k++) {
            int row = puzzle.rows[unknown][k];
            residual[row] += by * puzzle.rowSigns[unknown][k];
            if (residual[row] != 0 && place[row] < 0) {
                place[row] = broken.size();
                broken.add(row);
            } else if (residual[row] == 0 && place[row] >= 0) {
                int last = broken.remove(broken.size() - 1);
                if (last != row) {
                    broken.set(place[row], last);
                    place[last] = place[row];
                }
                place[row] = -1;
            }
        }
    }
}
