package fr.maillage.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/** The whole national register into an install that has the demo, by the operator's page; beside it, the bare file into a bare table by COPY. */
final class ImportMeasure implements Measure {
    private static final double GOAL_SECONDS = 10;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Optional<Path> file = Register.file();
        if (file.isEmpty()) {
            report.absent("import of the national register", Register.ABSENT);
            return;
        }
        List<Double> ours = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        long sites = 0;
        // a fresh install each round: a second import changes nothing, and a server that has just started is not warm
        for (int round = 0; round < bench.options().rounds(); round++) {
            try (Portal portal = Portal.start(bench, bench.demoData(), Map.of())) {
                long before = portal.number("select count(*) from carpool_site");
                ours.add(portal.importRegister(file.get()));
                sites = portal.number("select count(*) from carpool_site") - before;
                bare.add(copy(portal, file.get()));
                again.add(portal.importRegister(file.get()));
            }
        }
        report.atMost(String.format(java.util.Locale.ROOT, "import of the national register, 15,596 rows (%,d sites new), from sending the file to the end of the job", sites), Rounds.median(ours), "s", GOAL_SECONDS);
        report.beside("the same beside COPY of the bare file into a table of texts", Rounds.shown(Rounds.median(ours)) + " s", Rounds.shown(Rounds.median(bare)) + " s",
                Rounds.median(ours) / Rounds.median(bare));
        report.beside("the same file a second time, which changes nothing", Rounds.shown(Rounds.median(again)) + " s", "", Double.NaN);
        report.note("import, s, on a server just started: " + ours.stream().map(Rounds::shown).toList() + "; a second time: " + again.stream().map(Rounds::shown).toList());
    }

    private static double copy(Portal portal, Path file) throws Exception {
        String columns = Files.readAllLines(file).get(0).replace("\ufeff", "").replace("\"", "").replace(",", " text, ") + " text";
        try (Connection connection = portal.database(); Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute("create table bench_copy (" + columns + ")");
            try (InputStream in = Files.newInputStream(file)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench_copy from stdin (format csv, header true)", in);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table bench_copy");
            return seconds;
        }
    }
}
