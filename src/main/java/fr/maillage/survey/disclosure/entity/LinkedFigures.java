package fr.maillage.survey.disclosure.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * True counts of persons and the sums that link them, across all tables of a survey: two tables that share a margin share the figure.
 * A figure is known by its key, e.g. {@code q1=a&q6=48095}; the empty key is everybody. Filled once, then only read.
 */
public final class LinkedFigures {
    /** One count. */
    public record Figure(String key, long value, Standing standing) {
    }

    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<List<Integer>> known = new HashSet<>();
    private final Set<Integer> withheld = new TreeSet<>();

    /**
     * The number of a figure, made when the key is new. Of two standings the one that shows more stands, and what is public stays public.
     *
     * @throws IllegalArgumentException when the key has another value already, or the value is negative
     */
    public int figure(String key, long value, Standing standing) {
        if (value < 0) throw new IllegalArgumentException("a count is not negative: " + key);
        Integer number = numbers.get(key);
        if (number == null) {
            numbers.put(key, figures.size());
            figures.add(new Figure(key, value, standing));
            return figures.size() - 1;
        }
        Figure old = figures.get(number);
        if (old.value != value) throw new IllegalArgumentException("two tables do not agree on " + key + ": " + old.value + " and " + value);
        if (stronger(standing, old.standing)) figures.set(number, new Figure(key, value, standing));
        return number;
    }

    private static boolean stronger(Standing one, Standing other) {
        if (other == Standing.PUBLIC) return false;
        if (one == Standing.PUBLIC) return true;
        return other.unseen() && one.ordinal() < other.ordinal();
    }

    /** States a sum. A sum that is known already is kept once. */
    public void sum(Line line) {
        long parts = line.parts().stream().mapToLong(part -> figures.get(part).value).sum();
        if (parts != figures.get(line.total()).value) throw new IllegalArgumentException("the parts of " + figures.get(line.total()).key + " are " + parts + ", not " + figures.get(line.total()).value);
        List<Integer> signature = new ArrayList<>(List.of(line.total()));
        line.parts().stream().sorted().forEach(signature::add);
        if (known.add(signature)) lines.add(line);
    }

    /** This figure is withheld for a reason of its own, whatever the rules find. */
    public void withhold(String key) {
        Integer number = numbers.get(key);
        if (number != null && figures.get(number).standing.hideable()) withheld.add(number);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Figures withheld from the beginning. */
    public Set<Integer> withheld() {
        return Set.copyOf(withheld);
    }

    public int size() {
        return figures.size();
    }

    public Figure get(int number) {
        return figures.get(number);
    }

    /** @throws IllegalArgumentException when no figure has this key */
    public int number(String key) {
        Integer number = numbers.get(key);
        if (number == null) throw new IllegalArgumentException("no figure " + key);
        return number;
    }

    public boolean has(String key) {
        return numbers.containsKey(key);
    }
}
