package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready} is DOWN while PostgreSQL does not answer, so that a proxy sends people to another node. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
    @Inject
    Rows rows;

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("database").status(rows.count("select 1") == 1).build();
        } catch (Rows.Failed e) {
            return HealthCheckResponse.named("database").down().withData("state", e.state()).build();
        }
    }
}
