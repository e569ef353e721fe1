package fr.maillage.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The team's page of results of a big survey, read from counters, warm; how long a recount takes; and that the results of a quarter of it go out as RDF with a small heap. */
final class ResultsMeasure implements Measure {
    private static final double GOAL_MS = 100;
    private static final int LOOKS = 60;

    @Override
    public String name() {
        return "results";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        int many = bench.options().rows();
        try (Portal portal = Portal.start(bench, bench.demoData(), Map.of(), "-Xmx256m"); Connection connection = portal.database()) {
            SurveyFixture survey = SurveyFixture.write(connection, "banc-resultats", "CLOSED");
            survey.fill(connection, many);
            double seconds = recount(connection, survey);
            Visitor agent = portal.as(Portal.AGENT);
            String page = survey.desk() + "/resultats";
            for (int i = 0; i < LOOKS; i++) agent.page(page);
            double[] looks = new double[LOOKS];
            for (int i = 0; i < LOOKS; i++) {
                long begun = System.nanoTime();
                agent.page(page);
                looks[i] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(looks);
            String what = String.format(Locale.ROOT, "%,d answers × 20 questions", many);
            report.atMost("results page of " + what + ", warm, median of " + LOOKS, looks[LOOKS / 2], "ms", GOAL_MS);
            report.beside("the slowest of ten", Rounds.shown(looks[LOOKS * 9 / 10]) + " ms", "", Double.NaN);
            report.beside("counters of " + what + " made anew, heap of 256 MB", Rounds.shown(seconds) + " s", "", Double.NaN);
            publish(portal, survey);
            long before = portal.server().peakResident().orElse(0);
            Visitor reader = new Visitor(portal.base());
            long begun = System.nanoTime();
            int bytes = reader.get(survey.dataset() + ".ttl", "text/turtle").body().length;
            report.beside("their results as RDF (Turtle)", Rounds.shown((System.nanoTime() - begun) / 1e6) + " ms, " + bytes / 1024 + " kB", "", Double.NaN);
            long after = portal.server().peakResident().orElse(0);
            if (before > 0) report.times("peak resident memory with the RDF beside without", after, before, "MB", "before", 1.15);
        }
    }

    private static double recount(Connection connection, SurveyFixture survey) throws Exception {
        UUID job = UUID.randomUUID();
        try (PreparedStatement queue = connection.prepareStatement("insert into job (id, kind, params) values (?, 'recount-answers', ?::jsonb)")) {
            queue.setObject(1, job);
            queue.setString(2, "{\"survey\": \"" + survey.id() + "\"}");
            queue.executeUpdate();
        }
        while (true) {
            Thread.sleep(200);
            try (PreparedStatement look = connection.prepareStatement("select status, extract(epoch from ended_at - started_at), message from job where id = ?")) {
                look.setObject(1, job);
                try (var row = look.executeQuery()) {
                    row.next();
                    if (row.getString(1).equals("done")) return row.getDouble(2);
                    if (row.getString(1).equals("failed")) throw new IllegalStateException("the recount failed: " + row.getString(3));
                }
            }
        }
    }

    private static void publish(Portal portal, SurveyFixture survey) throws Exception {
        Visitor councillor = portal.as("elu@lozere.demo");
        String page = survey.desk() + "/resultats/publication";
        Visitor.Form form = councillor.form(page, page);
        councillor.post(form.action(), form.fields(), 303);
    }
}
