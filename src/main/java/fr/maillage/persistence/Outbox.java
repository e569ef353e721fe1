package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Says, in the transaction of a change, that a public thing changed: the graph follows.
 * A thing is named by its kind and key, as in {@code /id/{kind}/{key}}.
 */
@ApplicationScoped
public class Outbox {
    @Inject
    Rows rows;

    public void changed(String kind, String key) {
        rows.update("insert into outbox (kind, key) values (?, ?)", kind, key);
    }
}
