package fr.maillage.bench;

import fr.maillage.survey.disclosure.control.Suppression;
import fr.maillage.survey.disclosure.entity.Dimension;
import fr.maillage.survey.disclosure.entity.LinkedFigures;
import fr.maillage.survey.disclosure.entity.Standing;
import fr.maillage.survey.disclosure.entity.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The disclosure gate, attacker included, on one table of three dimensions with all its margins: communes of unequal size, ages, answers. */
final class GateMeasure implements Measure {
    private static final int COMMUNES = 150;
    private static final int AGES = 6;
    private static final int ANSWERS = 10;
    private static final int PEOPLE = 60_000;
    private static final int K = 5;
    private static final int SHARES_FROM = 30;
    /** Seconds. */
    private static final double LIMIT = 10;

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public void run(Bench bench, Report report) {
        Table table = people();
        double[] seconds = new double[Math.max(3, bench.options().rounds())];
        Suppression.Outcome outcome = null;
        LinkedFigures figures = null;
        for (int round = 0; round < seconds.length; round++) {
            long start = System.nanoTime();
            figures = new LinkedFigures();
            figures.figure("", PEOPLE, Standing.PUBLIC);
            table.link(figures);
            outcome = new Suppression(figures, K, SHARES_FROM).run();
            seconds[round] = (System.nanoTime() - start) / 1e9;
            if (outcome.refused() || !outcome.report().tooNarrow().isEmpty()) throw new IllegalStateException("the gate did not protect the table: " + outcome.exposed());
        }
        String what = String.format(Locale.ROOT, "disclosure gate, %d communes × %d ages × %d answers, ", COMMUNES, AGES, ANSWERS);
        report.atMost(what + "first run", seconds[0], "s", LIMIT);
        report.atMost(what + "median of " + seconds.length, java.util.Arrays.stream(seconds).sorted().toArray()[seconds.length / 2], "s", LIMIT);
        report.note(String.format(Locale.ROOT, "gate: %,d people, %,d figures, %,d withheld, narrowest interval %s", PEOPLE, figures.size(), outcome.withheld().size(),
                outcome.report().narrowest().map(each -> each.interval().low() + " to " + each.interval().high()).orElse("none")));
    }

    private static Dimension dimension(String code, int categories) {
        return Dimension.of(code, IntStream.range(0, categories).mapToObj(i -> code + i).toArray(String[]::new));
    }

    private static Table people() {
        Random random = new Random(48);
        Map<List<String>, Long> leaves = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            int commune = (int) Math.min(COMMUNES - 1, COMMUNES * Math.pow(random.nextDouble(), 2.2));
            int answer = (int) Math.min(ANSWERS - 1, Math.abs(random.nextGaussian()) * ANSWERS / 2.5);
            leaves.merge(List.of("c" + commune, "a" + random.nextInt(AGES), "o" + answer), 1L, Long::sum);
        }
        return new Table(List.of(dimension("c", COMMUNES), dimension("a", AGES), dimension("o", ANSWERS)), leaves);
    }
}
