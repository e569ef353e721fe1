package fr.maillage.bench;

import java.util.List;
import java.util.stream.Collectors;

/** The command. Exit codes: 0 everything was measured, 1 a measure broke off, 64 asked wrongly. */
public final class Benchmark {
    private static final List<Measure> ALL = List.of(new StartMeasure(), new MemoryMeasure(), new ImportMeasure(), new RegisterExportMeasure(),
            new AnswersExportMeasure(), new SubmissionMeasure(), new SparqlMeasure(), new GateMeasure(), new ConditionsMeasure());

    private Benchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        String names = ALL.stream().map(Measure::name).collect(Collectors.joining(","));
        Options options;
        try {
            options = Options.of(arguments);
            for (String name : options.only())
                if (ALL.stream().noneMatch(measure -> measure.name().equals(name))) throw new IllegalArgumentException("there is no measure " + name);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + String.format(Options.USAGE, names));
            System.exit(64);
            return;
        }
        Bench bench = new Bench(options);
        Report report = new Report();
        Machine.describe(bench, report);
        for (Measure measure : ALL) {
            if (!options.only().isEmpty() && !options.only().contains(measure.name())) continue;
            Bench.say("— " + measure.name());
            try {
                measure.run(bench, report);
            } catch (Exception | AssertionError e) {
                e.printStackTrace();
                report.broken(measure.name(), e);
            } finally {
                bench.stopAll();
            }
        }
        report.write(bench.folder().resolve("report.md"));
        System.exit(report.whole() ? 0 : 1);
    }
}
