package fr.maillage.carpool.control.register;

import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** What imports say of their rows, kept as long as the job is. */
@ApplicationScoped
public class ImportFindings {
    private static final String SELECT = "select line, outcome, field, value, reason, args from carpool_import_finding where job_id = ?";

    @Inject
    Rows rows;

    void keep(UUID job, List<Finding> findings) {
        rows.with(connection -> {
            CopyRows copy = new CopyRows(connection, "carpool_import_finding (job_id, line, outcome, field, value, reason, args)");
            try {
                for (Finding f : findings)
                    copy.row(job, f.line(), f.outcome().name().toLowerCase(Locale.ROOT), f.field(), f.value(), f.reason(), arrayLiteral(f.args()));
                copy.end();
            } finally {
                copy.abandon();
            }
            return null;
        });
    }

    public long count(UUID job, Finding.Outcome outcome) {
        return rows.count("select count(*) from carpool_import_finding where job_id = ? and outcome = ?", job, outcome);
    }

    /** Findings of one kind, in the order of the file. */
    public List<Finding> page(UUID job, Finding.Outcome outcome, int offset, int limit) {
        return rows.list(SELECT + " and outcome = ? order by line, id offset ? limit ?", ImportFindings::read, job, outcome, offset, limit);
    }

    /** Every finding in the order of the file, streaming. */
    public void each(UUID job, Consumer<Finding> sink) {
        rows.each(SELECT + " order by line, id", row -> {
            sink.accept(read(row));
            return null;
        }, job);
    }

    private static Finding read(ResultSet row) throws SQLException {
        Array args = row.getArray(6);
        return new Finding(row.getInt(1), Finding.Outcome.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getString(3), row.getString(4), row.getString(5),
                List.of((String[]) args.getArray()));
    }

    private static String arrayLiteral(List<String> args) {
        return args.stream().map(arg -> "\"" + arg.replace("\\", "\\\\").replace("\"", "\\\"") + "\"").collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }
}
