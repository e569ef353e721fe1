package fr.maillage.opendata.graph.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** How far this node's graph is behind the database, for {@code /metrics} and {@code /health}. */
@ApplicationScoped
public class GraphLag {
    @Inject
    GraphStore store;

    private final AtomicLong failures = new AtomicLong();
    private volatile double seconds;
    private volatile long measuredAt;
    private volatile long countedVersion = -1;
    private volatile long counted;

    void measured(double behind, Position position) {
        seconds = behind;
        measuredAt = System.nanoTime();
    }

    void failed() {
        failures.incrementAndGet();
    }

    @Gauge(name = "maillage_graph_lag_seconds", unit = MetricUnits.SECONDS, absolute = true, description = "age of the oldest change that the graph does not show")
    public double seconds() {
        return seconds;
    }

    @Gauge(name = "maillage_graph_silence_seconds", unit = MetricUnits.SECONDS, absolute = true, description = "time since the graph last followed the outbox")
    public double silence() {
        return measuredAt == 0 ? Double.MAX_VALUE : (System.nanoTime() - measuredAt) / 1e9;
    }

    @Gauge(name = "maillage_graph_failures", unit = MetricUnits.NONE, absolute = true, description = "things that could not be described since the start")
    public long failures() {
        return failures.get();
    }

    @Gauge(name = "maillage_graph_triples", unit = MetricUnits.NONE, absolute = true, description = "triples of the graph")
    public long triples() {
        return count(store);
    }

    /** Counted once per version of the graph. */
    long count(GraphStore of) {
        if (!of.opened()) return 0;
        long version = of.version();
        if (version != countedVersion) {
            counted = of.read(graph -> {
                long n = 0;
                for (var triples = graph.find(Quad.defaultGraphIRI, org.apache.jena.graph.Node.ANY, org.apache.jena.graph.Node.ANY, org.apache.jena.graph.Node.ANY); triples.hasNext(); triples.next()) n++;
                return n;
            });
            countedVersion = version;
        }
        return counted;
    }
}
