package fr.maillage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures of several sides, taken turn and turn about so that a machine that slows down slows all of them. */
final class Rounds {
    /** One side: answers one figure. */
    interface Side {
        double take() throws Exception;
    }

    private final List<List<Double>> figures = new ArrayList<>();

    private Rounds() {
    }

    /** Takes every side once without counting it, then each {@code rounds} times. */
    static Rounds warm(int rounds, Side... sides) throws Exception {
        for (Side side : sides) side.take();
        return cold(rounds, sides);
    }

    /** The same without the first, for what is cold by nature. */
    static Rounds cold(int rounds, Side... sides) throws Exception {
        Rounds taken = new Rounds();
        for (int i = 0; i < sides.length; i++) taken.figures.add(new ArrayList<>());
        for (int round = 0; round < rounds; round++) for (int i = 0; i < sides.length; i++) taken.figures.get(i).add(sides[i].take());
        return taken;
    }

    double median(int side) {
        return median(figures.get(side));
    }

    static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Every figure of a side, for the notes. */
    String all(int side) {
        return figures.get(side).stream().map(Rounds::shown).collect(Collectors.joining(", "));
    }

    static String shown(double figure) {
        double size = Math.abs(figure);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", figure);
    }

    static double percentile(double[] figures, double share) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
