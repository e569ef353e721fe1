package fr.maillage.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One row of the portal's jobs table, seen from a command: queued here, done by a living portal.
 * The columns are those of {@code fr.maillage.persistence.Jobs}, whose class this jar does not hold.
 */
final class PortalJob {
    /** How far a job is; {@code total} 0 when not known. */
    record State(String status, long progress, long total, String message) {
        boolean ended() {
            return status.equals("done") || status.equals("failed") || status.equals("cancelled");
        }
    }

    private final Connection connection;
    private final UUID id;

    private PortalJob(Connection connection, UUID id) {
        this.connection = connection;
        this.id = id;
    }

    /** Whether a portal's heartbeat is recent; false on a database no portal has prepared yet. */
    static boolean portalAlive(Connection connection) throws SQLException {
        return node(connection, "seen_at > now() - interval '15 seconds'", null);
    }

    /** The database's own clock, to compare its rows with. */
    static Timestamp now(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select now()"); ResultSet row = query.executeQuery()) {
            row.next();
            return row.getTimestamp(1);
        }
    }

    /** Whether a portal has begun to beat since then: its first beat is the last step of its start. */
    static boolean portalBegun(Connection connection, Timestamp since) throws SQLException {
        return node(connection, "started_at >= ?", since);
    }

    private static boolean node(Connection connection, String condition, Timestamp value) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("select to_regclass('node') is not null"); ResultSet row = known.executeQuery()) {
            if (!row.next() || !row.getBoolean(1)) return false;
        }
        try (PreparedStatement query = connection.prepareStatement("select exists (select from node where " + condition + ")")) {
            if (value != null) query.setTimestamp(1, value);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * @param params a JSON object in text
     * @param payload the file to work on, or null
     */
    static PortalJob queue(Connection connection, String kind, String params, byte[] payload) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("insert into job (id, kind, params, payload) values (?, ?, ?::jsonb, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, kind);
            insert.setString(3, params);
            insert.setBytes(4, payload);
            insert.executeUpdate();
        }
        return new PortalJob(connection, id);
    }

    synchronized State state() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select status, progress, coalesce(total, 0), coalesce(message, '') from job where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) throw new SQLException("the job " + id + " was removed");
                return new State(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4));
            }
        }
    }

    /** The report's plain values as {@code name: value} lines, in the report's order of names. */
    synchronized List<String> report() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select key, value #>> '{}' from job, jsonb_each(report)
                where id = ? and jsonb_typeof(report) = 'object' and jsonb_typeof(value) in ('string', 'number', 'boolean')""")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) lines.add(row.getString(1) + ": " + row.getString(2));
            }
        }
        return lines;
    }

    /** A report that says {@code "applied": false} did nothing: its file was refused. */
    synchronized boolean applied() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select coalesce(report ->> 'applied', 'true') <> 'false' from job where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Asks the portal to stop it, as the progress page's button does. */
    synchronized void cancel() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update job set cancel_asked = true, status = case when status = 'queued' then 'cancelled' else status end,
                  ended_at = case when status = 'queued' then now() else ended_at end, payload = case when status = 'queued' then null else payload end
                where id = ? and status in ('queued', 'running')""")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }
}
