package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** This portal process among those that share the database. */
@ApplicationScoped
public class Node {
    private final UUID id = UUID.randomUUID();

    @Inject
    Rows rows;

    public UUID id() {
        return id;
    }

    @Transactional
    public void beat() {
        rows.update("insert into node (id) values (?) on conflict (id) do update set seen_at = now()", id);
        rows.update("delete from node where seen_at < now() - interval '1 day'");
    }

    @Transactional
    public void leave() {
        rows.update("delete from node where id = ?", id);
    }
}
