package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every privileged act: who, what, on what, when. Written in the transaction of the act; append-only in the database. */
@ApplicationScoped
public class AuditLog {
    @Inject
    Rows rows;

    /** One act. {@code detail} is a JSON object in text, without anything personal beyond the actor. */
    public record Entry(Instant at, UUID accountId, String actor, UUID territoryId, String action, String object, String detail) {
    }

    /**
     * @param accountId   who, or null for the portal itself
     * @param actor       the name shown
     * @param territoryId where, or null for the install
     * @param action      a verb phrase key such as {@code survey.publish}
     * @param object      the thing's path or id
     * @param detail      a JSON object
     */
    public void record(UUID accountId, String actor, UUID territoryId, String action, String object, String detail) {
        rows.update("insert into audit_log (account_id, actor, territory_id, action, object, detail) values (?, ?, ?, ?, ?, ?::jsonb)",
                accountId, actor, territoryId, action, object, detail == null ? "{}" : detail);
    }

    /** How many acts; of the whole install when the territory is null. */
    public long count(UUID territoryId) {
        return rows.count("select count(*) from audit_log where ?::uuid is null or territory_id = ?::uuid", territoryId, territoryId);
    }

    /** Newest first; the whole install when the territory is null. */
    public List<Entry> page(UUID territoryId, int offset, int limit) {
        return rows.list("""
                select at, account_id, actor, territory_id, action, object, detail from audit_log
                where ?::uuid is null or territory_id = ?::uuid order by at desc, id offset ? limit ?""",
                row -> new Entry(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, UUID.class),
                        row.getString(5), row.getString(6), row.getString(7)), territoryId, territoryId, offset, limit);
    }
}
