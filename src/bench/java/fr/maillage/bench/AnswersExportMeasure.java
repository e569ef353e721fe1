package fr.maillage.bench;

import java.sql.Connection;
import java.util.Locale;
import java.util.Map;

/** Every answer of a big survey as the team's CSV file, and whether memory stays flat from a tenth of them to all. */
final class AnswersExportMeasure implements Measure {
    private static final double GOAL = 1.0 / 3;
    /** Flat: not above this many times the memory of a tenth of the rows. */
    private static final double FLAT = 1.15;

    @Override
    public String name() {
        return "answers-export";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        int many = bench.options().rows();
        int few = Math.max(1, many / 10);
        try (Portal portal = Portal.start(bench, bench.demoData(), Map.of(), "-Xmx256m"); Connection connection = portal.database()) {
            SurveyFixture small = SurveyFixture.write(connection, "banc-petite", "CLOSED");
            SurveyFixture big = SurveyFixture.write(connection, "banc-grande", "CLOSED");
            small.fill(connection, few);
            big.fill(connection, many);
            Visitor agent = portal.as(Portal.AGENT);
            String file = "/resultats/reponses.csv";
            for (int i = 0; i < bench.options().rounds(); i++) Copy.rate(agent, small.desk() + file, few);
            long atFew = portal.server().peakResident().orElse(0);
            Rounds rates = Rounds.warm(bench.options().rounds(), () -> Copy.rate(agent, big.desk() + file, many),
                    () -> Copy.rate(connection, big.columns(), many), () -> Copy.rate(connection, big.rows(), many));
            long atMany = portal.server().peakResident().orElse(0);
            String what = String.format(Locale.ROOT, "%,d answers of 20 questions as CSV, heap of 256 MB", many);
            report.rates(what, rates.median(0), rates.median(1), "rows/s", "COPY of the same columns in the same order", GOAL);
            report.beside("the same beside COPY of the rows as they lie, JSON and all", Rounds.shown(rates.median(0)) + " rows/s", Rounds.shown(rates.median(2)) + " rows/s", rates.median(0) / rates.median(2));
            report.note("answers export, rows/s: portal " + rates.all(0) + "; COPY of columns " + rates.all(1) + "; COPY of rows " + rates.all(2));
            if (atFew > 0) report.times(String.format(Locale.ROOT, "peak resident memory of the portal, %,d rows beside %,d", many, few), atMany, atFew, "MB", "with a tenth", FLAT);
        }
    }
}
