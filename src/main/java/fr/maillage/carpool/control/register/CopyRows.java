package fr.maillage.carpool.control.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows to a table by PostgreSQL's COPY, in its text form; sent in pieces, so that memory stays flat. */
final class CopyRows {
    private static final int PIECE = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(PIECE + 4096);

    /** @param target table and columns, ours */
    CopyRows(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    void row(Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) buffer.append('\t');
            if (cells[i] == null) buffer.append("\\N");
            else escape(cells[i].toString());
        }
        buffer.append('\n');
        if (buffer.length() >= PIECE) send();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                case '\t' -> buffer.append("\\t");
                default -> buffer.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] piece = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(piece, 0, piece.length);
        buffer.setLength(0);
    }

    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** After a failure: the connection can be used again. */
    void abandon() throws SQLException {
        if (copy.isActive()) copy.cancelCopy();
    }
}
