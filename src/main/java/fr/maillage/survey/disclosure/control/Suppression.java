package fr.maillage.survey.disclosure.control;

import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.disclosure.entity.Line;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses what to withhold of linked figures so that nothing small is said or given back. Three rounds, repeated until nothing moves: what is
 * small or tells what a whole small group said; in each sum, enough of the others that the rest does not give it back; and whatever the
 * {@link Attacker} still knows too well gets one more cover. Each round only adds, so it ends; when nothing is left to add, it refuses.
 */
public final class Suppression {
    /** Parts of a sum above which equal counts are not all withheld together. */
    private static final int LONG = 12;

    private final LinkedFigures figures;
    private final int k;
    private final int sharesFrom;
    private final boolean[] withheld;
    private final List<List<Line>> linesOf = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param withheld by number of figure
     * @param exposed  keys of figures that stay known too well whatever is withheld; empty when it may be published
     */
    public record Outcome(Set<Integer> withheld, List<String> exposed, AttackReport report) {
        public boolean refused() {
            return !exposed.isEmpty();
        }
    }

    /**
     * @param k          counts of 1 to k − 1 persons are protected
     * @param sharesFrom from how many people on it is no secret that all of them said the same
     */
    public Suppression(LinkedFigures figures, int k, int sharesFrom) {
        this.figures = figures;
        this.k = k;
        this.sharesFrom = sharesFrom;
        withheld = new boolean[figures.size()];
        figures.withheld().forEach(number -> withheld[number] = true);
        for (int i = 0; i < figures.size(); i++) linesOf.add(new ArrayList<>());
        for (Line line : figures.lines()) {
            linesOf.get(line.total()).add(line);
            line.parts().forEach(part -> linesOf.get(part).add(line));
        }
    }

    public Outcome run() {
        primary();
        coverSums(figures.lines());
        Attacker attacker = new Attacker(figures, k);
        List<Integer> known = attacker.tooWellKnown(withheld);
        while (!known.isEmpty()) {
            Set<Line> touched = new HashSet<>();
            for (int figure : known) touched.addAll(coverNear(figure));
            if (touched.isEmpty()) return new Outcome(numbers(), known.stream().map(number -> figures.get(number).key()).toList(), attacker.report(withheld));
            coverSums(touched);
            known = attacker.tooWellKnown(withheld);
        }
        return new Outcome(numbers(), List.of(), attacker.report(withheld));
    }

    private Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < withheld.length; i++) if (withheld[i]) numbers.add(i);
        return numbers;
    }

    private boolean small(long value) {
        return value > 0 && value < k;
    }

    private long value(int figure) {
        return figures.get(figure).value();
    }

    private void withhold(int figure) {
        if (figures.get(figure).standing().hideable()) withheld[figure] = true;
    }

    private void primary() {
        for (int i = 0; i < figures.size(); i++) if (figures.get(i).standing() == Standing.OFFERED && small(value(i))) withhold(i);
        for (Line line : figures.lines()) {
            boolean hasSmall = line.answers().stream().anyMatch(part -> small(value(part)));
            long answered = line.answers().stream().mapToLong(this::value).sum();
            boolean unanimous = line.answers().size() > 1 && answered > 0 && answered < sharesFrom && line.answers().stream().filter(part -> value(part) > 0).count() == 1;
            // zeros beside a small count are its cover; where all of a small group said the same, every answer is
            if (hasSmall) line.answers().stream().filter(part -> value(part) < k).forEach(this::withhold);
            if (unanimous) line.answers().forEach(this::withhold);
        }
    }

    /** Sum by sum, until each of them is covered. */
    private void coverSums(Iterable<Line> first) {
        ArrayDeque<Line> waiting = new ArrayDeque<>();
        Set<Line> queued = new HashSet<>();
        first.forEach(line -> { if (queued.add(line)) waiting.add(line); });
        while (!waiting.isEmpty()) {
            Line line = waiting.poll();
            queued.remove(line);
            if (covered(line)) continue;
            for (Line touched : coverIn(line)) if (queued.add(touched)) waiting.add(touched);
        }
    }

    private boolean unseen(int figure) {
        return withheld[figure] || figures.get(figure).standing().unseen();
    }

    private boolean guarded(int figure) {
        return withheld[figure] || figures.get(figure).standing() == Standing.SHADOW && small(value(figure));
    }

    /** Whether the rest of the sum gives no protected member back, nor what the protected ones are together when that is small. */
    private boolean covered(Line line) {
        List<Integer> unseen = line.parts().stream().filter(this::unseen).toList();
        boolean any = line.parts().stream().anyMatch(this::guarded);
        if (unseen(line.total())) return !(any || guarded(line.total())) || !unseen.isEmpty();
        if (!any) return true;
        if (unseen.size() == 1) return false;
        long together = unseen.stream().mapToLong(this::value).sum();
        boolean topped = unseen.stream().allMatch(part -> value(part) == k - 1);
        return together >= k && !topped;
    }

    /** Withholds the smallest part still shown, with all of the same size, else the total, else zeros. Answers the sums that this touches. */
    private Set<Line> coverIn(Line line) {
        List<Integer> more = candidates(line);
        more.forEach(this::withhold);
        Set<Line> touched = new HashSet<>();
        more.forEach(figure -> touched.addAll(linesOf.get(figure)));
        return touched;
    }

    private List<Integer> candidates(Line line) {
        List<Integer> parts = line.parts().stream().filter(part -> shown(part) && value(part) > 0).toList();
        // zeros come last: they are all there is where nobody was asked a question, or everybody answered one
        if (parts.isEmpty()) return shown(line.total()) ? List.of(line.total()) : line.parts().stream().filter(this::shown).toList();
        long smallest = parts.stream().mapToLong(this::value).min().orElseThrow();
        List<Integer> equals = parts.stream().filter(part -> value(part) == smallest).toList();
        // a choice among equals by their place would be one more thing to reason from; in a long sum it tells next to nothing
        return line.parts().size() <= LONG ? equals : equals.subList(0, 1);
    }

    private boolean shown(int figure) {
        return figures.get(figure).standing().hideable() && !withheld[figure];
    }

    /** The cheapest cover in the sums of this figure; when they have none, in those of what hangs together with it, nearest first. */
    private Set<Line> coverNear(int figure) {
        Set<Integer> seen = new HashSet<>(Set.of(figure));
        List<Integer> ring = List.of(figure);
        while (!ring.isEmpty()) {
            List<Line> lines = ring.stream().flatMap(each -> linesOf.get(each).stream()).distinct().filter(line -> !candidates(line).isEmpty()).toList();
            if (!lines.isEmpty()) return coverIn(lines.stream().min(Comparator.comparingLong(this::cost)).orElseThrow());
            List<Integer> next = new ArrayList<>();
            for (int each : ring) {
                for (Line line : linesOf.get(each)) {
                    for (int member : members(line)) if (unseen(member) && seen.add(member)) next.add(member);
                }
            }
            ring = next;
        }
        return Set.of();
    }

    private long cost(Line line) {
        return candidates(line).stream().mapToLong(this::value).sum();
    }

    private static List<Integer> members(Line line) {
        List<Integer> members = new ArrayList<>(line.parts());
        members.add(line.total());
        return members;
    }
}
