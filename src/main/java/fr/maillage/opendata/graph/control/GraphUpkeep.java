package fr.maillage.opendata.graph.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Logger;

/**
 * Keeps small what would grow for ever: TDB2's files, which keep every former state until compacted, and the outbox. A node that was
 * away for longer than the outbox is kept finds itself behind {@code graph_state.pruned} and builds its graph anew.
 */
@ApplicationScoped
public class GraphUpkeep implements Recurring {
    private static final Logger LOG = Logger.getLogger(GraphUpkeep.class.getName());
    private static final long WORTH_COMPACTING = 128L << 20;

    @Inject
    Rows rows;

    @Inject
    GraphStore store;

    private long sizeAfterCompaction = -1;

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public synchronized void run() throws IOException {
        rows.update("""
                with gone as (
                  delete from outbox where at < now() - interval '7 days' and txid < pg_snapshot_xmin(pg_current_snapshot()) returning txid)
                update graph_state set pruned = (select txid from gone order by txid desc limit 1)
                where exists (select from gone) and pruned < (select txid from gone order by txid desc limit 1)""");
        rows.update("delete from graph_node where seen_at < now() - interval '1 day'");
        if (store.opened()) compactWhenWorthIt();
    }

    private void compactWhenWorthIt() throws IOException {
        long size = store.size();
        if (sizeAfterCompaction < 0 || size < sizeAfterCompaction) sizeAfterCompaction = size;
        if (size - sizeAfterCompaction < Math.max(WORTH_COMPACTING, sizeAfterCompaction / 2)) return;
        store.compact();
        sizeAfterCompaction = store.size();
        LOG.info("graph compacted from " + (size >> 20) + " to " + (sizeAfterCompaction >> 20) + " MiB");
    }
}
