package fr.maillage.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/** The dataset {@code lieux-covoiturage} of the whole of France as CSV: made anew, and kept from before. */
final class RegisterExportMeasure implements Measure {
    private static final double GOAL = 1.0 / 3;
    private static final String PATH = "/france/donnees/lieux-covoiturage.csv";
    /** The columns of the file, in its order, without what makes them the national schema's. */
    private static final String ROWS = "select id_local, name, address, commune_label, commune, type, verified_on, open, source, longitude, latitude, spaces, accessible_spaces,"
            + " max_stay, opening_hours, owner, lit, comment from carpool_site where withdrawn_at is null order by commune, id_local collate \"C\"";

    @Override
    public String name() {
        return "register-export";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Optional<Path> file = Register.file();
        if (file.isEmpty()) {
            report.absent("export of the national register", Register.ABSENT);
            return;
        }
        try (Portal portal = Portal.start(bench, bench.demoData(), Map.of(), "-Xmx256m"); Connection connection = portal.database()) {
            portal.wholeOfFrance();
            portal.importRegister(file.get());
            portal.sql("analyze carpool_site");
            portal.awaitGraph();
            long sites = portal.number("select count(*) from carpool_site where withdrawn_at is null");
            Visitor visitor = new Visitor(portal.base());
            int rounds = Math.max(5, bench.options().rounds());
            Rounds rates = Rounds.warm(rounds, () -> {
                // a new version of the dataset: the file kept from before does not serve
                portal.sql("update carpool_site set version = version + 1 where id = (select id from carpool_site limit 1)");
                return Copy.rate(visitor, PATH, sites);
            }, () -> Copy.rate(connection, ROWS, sites), () -> Copy.rate(visitor, PATH, sites));
            report.rates(String.format(java.util.Locale.ROOT, "the register as CSV, %,d rows, file made anew, heap of 256 MB", sites), rates.median(0), rates.median(1), "rows/s", "COPY", GOAL);
            report.rates("the same, file kept from before", rates.median(2), rates.median(1), "rows/s", "COPY", GOAL);
            report.note("register export, rows/s: anew " + rates.all(0) + "; COPY " + rates.all(1) + "; kept " + rates.all(2));
        }
    }
}
