package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs table: queue, look, cancel. {@link JobRunner} does the work. */
@ApplicationScoped
public class Jobs {
    static final String COLUMNS = "id, kind, territory_id, created_by, created_at, params, status, progress, total, message, report, cancel_asked, started_at, ended_at";

    @Inject
    Rows rows;

    /** Queues in the caller's transaction. */
    public UUID queue(String kind, UUID territoryId, UUID createdBy, String params, byte[] payload) {
        UUID id = UUID.randomUUID();
        rows.update("insert into job (id, kind, territory_id, created_by, params, payload) values (?, ?, ?, ?, ?::jsonb, ?)",
                id, kind, territoryId, createdBy, params == null ? "{}" : params, payload);
        return id;
    }

    /** A job of that territory; {@code null} means the install's own. */
    public Optional<Job> find(UUID id, UUID territoryId) {
        return rows.first("select " + COLUMNS + " from job where id = ? and territory_id is not distinct from ?::uuid", Jobs::read, id, territoryId);
    }

    public List<Job> page(UUID territoryId, int offset, int limit) {
        return rows.list("select " + COLUMNS + " from job where territory_id is not distinct from ?::uuid order by created_at desc, id offset ? limit ?",
                Jobs::read, territoryId, offset, limit);
    }

    /** Asks a job to stop: at once when it waits, at its next step when it runs. */
    @Transactional
    public void cancel(UUID id, UUID territoryId) {
        rows.update("""
                update job set cancel_asked = true,
                  status = case when status = 'queued' then 'cancelled' else status end,
                  ended_at = case when status = 'queued' then now() else ended_at end,
                  payload = case when status = 'queued' then null else payload end
                where id = ? and territory_id is not distinct from ?::uuid and status in ('queued', 'running')""", id, territoryId);
    }

    static Job read(ResultSet row) throws SQLException {
        return new Job(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class), row.getObject(4, UUID.class), at(row, 5),
                row.getString(6), row.getString(7), row.getLong(8), (Long) row.getObject(9), row.getString(10), row.getString(11),
                row.getBoolean(12), at(row, 13), at(row, 14));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
