package fr.maillage.bench;

import java.sql.Connection;
import org.postgresql.PGConnection;

/** PostgreSQL's own {@code COPY … TO STDOUT CSV} by the same driver as the portal's: the limit that exports are held to. */
final class Copy {
    private Copy() {
    }

    /** Rows a second. */
    static double rate(Connection connection, String query, long expected) throws Exception {
        LineCount count = new LineCount();
        long start = System.nanoTime();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout (format csv)", count);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (count.lines() < expected) throw new IllegalStateException("COPY gave " + count.lines() + " lines, not " + expected);
        return expected / seconds;
    }

    /** Rows a second of a file over HTTP, its header not counted. */
    static double rate(Visitor visitor, String path, long expected) throws Exception {
        long start = System.nanoTime();
        long lines = visitor.lines(path);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (lines < expected + 1) throw new IllegalStateException(path + " gave " + lines + " lines, not " + (expected + 1));
        return expected / seconds;
    }
}
