package fr.maillage.opendata.graph.boundary;

import fr.maillage.opendata.graph.control.GraphLag;
import fr.maillage.opendata.graph.control.GraphStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the graph has been built once; a graph that lags is told, and does not take the pages away with it. */
@Readiness
@ApplicationScoped
public class GraphHealth implements HealthCheck {
    @Inject
    GraphStore store;

    @Inject
    GraphLag lag;

    @Override
    public HealthCheckResponse call() {
        boolean built = store.built();
        var answer = HealthCheckResponse.named("graph").status(built);
        if (built) answer.withData("lagMilliseconds", Math.round(lag.seconds() * 1000)).withData("triples", lag.triples()).withData("failures", lag.failures());
        return answer.build();
    }
}
