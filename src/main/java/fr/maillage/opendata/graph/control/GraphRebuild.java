package fr.maillage.opendata.graph.control;

import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** The job {@code rebuild-graph}: raises the epoch, at which every node builds its graph anew, and waits until all of them have. */
@ApplicationScoped
public class GraphRebuild implements JobWork {
    private static final Duration MOST = Duration.ofMinutes(30);

    @Inject
    Rows rows;

    @Override
    public String kind() {
        return "rebuild-graph";
    }

    @Override
    public void run(Running job) throws InterruptedException {
        long epoch = rows.first("update graph_state set epoch = epoch + 1 returning epoch", row -> row.getLong(1)).orElseThrow();
        Instant end = Instant.now().plus(MOST);
        while (true) {
            long alive = rows.count("select count(*) from node where seen_at > now() - interval '20 seconds'");
            long done = rows.count("select count(*) from graph_node g join node n on n.id = g.node_id where n.seen_at > now() - interval '20 seconds' and g.epoch >= ?", epoch);
            job.progress(done, alive);
            if (done >= alive && alive > 0) break;
            if (Instant.now().isAfter(end)) throw new IllegalStateException((alive - done) + " nodes have not built their graph within " + MOST);
            Thread.sleep(300);
        }
        job.done("{\"epoch\": " + epoch + "}");
    }
}
