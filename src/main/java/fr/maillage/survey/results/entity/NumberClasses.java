package fr.maillage.survey.results.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The classes a numeric answer falls into. They follow from the question alone (its bounds, whether it takes whole numbers),
 * never from the answers: a class that stopped at the largest answer would publish it.
 */
public final class NumberClasses {
    /** A bounded whole number with no more values than this is counted value by value. */
    private static final int VALUES = 11;
    private static final List<BigDecimal> SERIES = List.of(0, 1, 5, 10, 20, 50, 100, 200, 500, 1000).stream().map(BigDecimal::valueOf).toList();

    /**
     * From {@code from} (included) to {@code to} (excluded); null: without end. {@code whole}: only whole numbers fall in it.
     * {@code last} is the largest number of the class when that is known, null otherwise.
     */
    public record NumberClass(BigDecimal from, BigDecimal to, BigDecimal last, boolean whole) {
        /** Stable name: {@code from-5}, {@code below-0}. */
        public String code() {
            return from == null ? "below-" + to.toPlainString() : "from-" + from.toPlainString();
        }
    }

    private final List<NumberClass> classes;

    private NumberClasses(List<NumberClass> classes) {
        this.classes = List.copyOf(classes);
    }

    /**
     * @param min smallest answer taken, or null
     * @param max largest answer taken, or null
     * @param step grain of the answers, or null for any decimal
     */
    public static NumberClasses of(BigDecimal min, BigDecimal max, BigDecimal step) {
        boolean whole = step != null && step.stripTrailingZeros().scale() <= 0 && (min == null || min.stripTrailingZeros().scale() <= 0);
        TreeSet<BigDecimal> starts = new TreeSet<>();
        if (whole && min != null && max != null && max.subtract(min).compareTo(BigDecimal.valueOf(VALUES)) < 0) {
            for (BigDecimal at = min; at.compareTo(max) <= 0; at = at.add(step)) starts.add(at);
        } else {
            SERIES.stream().filter(at -> (min == null || at.compareTo(min) >= 0) && (max == null || at.compareTo(max) <= 0)).forEach(starts::add);
            if (min != null && min.signum() < 0) SERIES.stream().map(BigDecimal::negate).filter(at -> at.compareTo(min) >= 0).forEach(starts::add);
            if (min != null) starts.add(min);
            if (starts.isEmpty()) starts.add(max == null ? BigDecimal.ZERO : max);
        }
        List<NumberClass> classes = new ArrayList<>();
        if (min == null) classes.add(new NumberClass(null, plain(starts.first()), null, whole));
        List<BigDecimal> ordered = List.copyOf(starts);
        for (int i = 0; i < ordered.size(); i++) {
            BigDecimal to = i + 1 < ordered.size() ? plain(ordered.get(i + 1)) : null;
            BigDecimal last = to == null ? max : whole ? to.subtract(BigDecimal.ONE) : null;
            classes.add(new NumberClass(plain(ordered.get(i)), to, last == null ? null : plain(last), whole));
        }
        return new NumberClasses(classes);
    }

    public List<NumberClass> all() {
        return classes;
    }

    /** The class a number falls into. @throws IllegalArgumentException when it is below the smallest answer taken */
    public NumberClass holding(BigDecimal number) {
        for (int i = classes.size() - 1; i >= 0; i--) if (classes.get(i).from() == null || number.compareTo(classes.get(i).from()) >= 0) return classes.get(i);
        throw new IllegalArgumentException(number + " is below every class");
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.round(MathContext.DECIMAL64).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
