package fr.maillage.carpool.control.register;

import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One run of an import: reads, judges, compares, writes, confesses. Everything happens in the caller's transaction. */
@ApplicationScoped
public class SiteImport {
    private static final int STEP = 1000;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /**
     * What is asked.
     *
     * @param job       the job that runs it: findings are kept under its id
     * @param file      the file's name, for the report
     * @param scope     codes in force of the importing territory; null: the whole of France
     * @param keepValid whether valid rows are written when others are refused
     * @param compare   nothing is written: the report says what differs
     * @param account   who asked, or null
     */
    public record Order(UUID job, String file, Set<String> scope, boolean keepValid, boolean compare, UUID account, String actor) {
    }

    /** Told how many lines of how many have been read; may throw to stop the run. */
    @FunctionalInterface
    public interface Progress {
        void at(long line, long lines);
    }

    private static final class Tally {
        private final List<Finding> findings = new ArrayList<>();
        private long read;
        private long warned;
        private long refused;
        private long outside;
    }

    @Inject
    Rows rows;

    @Inject
    SiteStage stage;

    @Inject
    ImportFindings kept;

    /** Runs it. A file that cannot be read at all is a report too, not a failure. */
    public ImportReport run(byte[] file, Order order, Progress progress) {
        try {
            RegisterText text = RegisterText.of(file);
            try (RegisterReader reader = new RegisterReader(text)) {
                Tally tally = rows.with(connection -> judged(connection, text, reader, order, progress));
                long lines = text.lines();
                return written(text, reader, order, tally, () -> progress.at(lines, lines));
            }
        } catch (FileFault fault) {
            return ImportReport.unread(order.file(), order.keepValid(), fault);
        }
    }

    /** The facts of a file that is ours. @throws IllegalStateException when a row of it is refused */
    public List<SiteFacts> facts(byte[] file) {
        RowJudge judge = new RowJudge(KnownCommunes.load(rows), null, LocalDate.now(PARIS));
        List<SiteFacts> facts = new ArrayList<>();
        try (RegisterReader reader = new RegisterReader(RegisterText.of(file))) {
            for (RegisterReader.Row row = reader.next(); row != null; row = reader.next()) {
                RowJudge.Judgement judgement = judge.judge(row);
                if (judgement.facts() == null) throw new IllegalStateException("line " + row.line() + ": " + judgement.findings());
                facts.add(judgement.facts());
            }
        }
        return facts;
    }

    private Tally judged(java.sql.Connection connection, RegisterText text, RegisterReader reader, Order order, Progress progress) throws SQLException {
        Tally tally = new Tally();
        RowJudge judge = new RowJudge(KnownCommunes.load(rows), order.scope(), LocalDate.now(PARIS));
        long lines = text.lines();
        CopyRows copy = stage.open(connection);
        try {
            for (RegisterReader.Row row = reader.next(); row != null; row = reader.next()) {
                RowJudge.Judgement judgement = judge.judge(row);
                tally.read++;
                if (judgement.outside()) tally.outside++;
                else if (judgement.refused()) tally.refused++;
                else stage.add(copy, row.line(), judgement.idLieu(), judgement.facts(), judgement.commune());
                if (judgement.warned()) tally.warned++;
                tally.findings.addAll(judgement.findings());
                if (tally.read % STEP == 0) progress.at(row.line(), lines);
            }
            copy.end();
        } catch (FileFault fault) {
            // ended and not abandoned: the report still has to be written in this transaction
            copy.end();
            throw fault;
        } finally {
            copy.abandon();
        }
        progress.at(lines, lines);
        return tally;
    }

    /** @param step says that the run is still alive, and may stop it: each statement may take seconds */
    private ImportReport written(RegisterText text, RegisterReader reader, Order order, Tally tally, Runnable step) {
        stage.compare(order.scope());
        step.run();
        kept.keep(order.job(), tally.findings);
        if (order.compare()) return compared(text, reader, order, tally);
        long foreign = stage.confess(order.job(), "foreign", Finding.Outcome.REFUSED, RegisterColumns.ID_LIEU, "foreign");
        long later = stage.confess(order.job(), "older", Finding.Outcome.WARNED, "date_maj", "older")
                + stage.confess(order.job(), "withdrawn", Finding.Outcome.WARNED, RegisterColumns.ID_LIEU, "withdrawn");
        long refused = tally.refused + foreign;
        boolean applied = refused == 0 || order.keepValid();
        long created = stage.count("create");
        long updated = stage.count("update");
        if (applied && created + updated > 0) stage.apply(order.job(), order.account(), order.actor(), step);
        return new ImportReport(order.file(), text.charset().name(), separator(reader), tally.read,
                tally.warned, refused, tally.outside, created, updated, stage.count("same"), later, order.keepValid(), applied,
                reader.columns().unknown(), null, List.of(), false, 0);
    }

    /** What the file and the sites say otherwise: a line for each site that differs, that only the file has, that only we have. */
    private ImportReport compared(RegisterText text, RegisterReader reader, Order order, Tally tally) {
        long differing = stage.confessDifferences(order.job());
        long there = stage.confessOnlyThere(order.job());
        long here = stage.confessOnlyHere(order.job(), order.scope());
        return new ImportReport(order.file(), text.charset().name(), separator(reader), tally.read, tally.warned, tally.refused, tally.outside, there, differing, stage.count("same"),
                stage.count("withdrawn") + stage.count("foreign"), order.keepValid(), false, reader.columns().unknown(), null, List.of(), true, here);
    }

    private static String separator(RegisterReader reader) {
        return reader.separator() == '\t' ? "tab" : String.valueOf(reader.separator());
    }
}
