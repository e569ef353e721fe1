package fr.maillage.persistence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.logging.Logger;

/** Settings, schema, first-start work, heart: in this order, before the first page. */
@ApplicationScoped
public class Start {
    private static final Logger LOG = Logger.getLogger("fr.maillage.start");
    private static final long START_LOCK = 0x4D61696C6C616765L;

    @Inject
    Settings settings;

    @Inject
    Schema schema;

    @Inject
    Rows rows;

    @Inject
    Instance<FirstStart> works;

    @Inject
    Install install;

    @Inject
    Heart heart;

    void begin(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object context) {
        for (Setting setting : Setting.values()) settings.text(setting);
        Setting.refuseUnknown(System.getenv().keySet());
        schema.migrate();
        rows.with(this::firstStartAlone);
        install.remember();
        heart.start();
        LOG.fine("started");
    }

    /** One node at a time: an advisory lock on a connection of its own. */
    private Void firstStartAlone(Connection connection) throws java.sql.SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + START_LOCK + ")");
            try {
                for (FirstStart work : works.stream().sorted(Comparator.comparingInt(FirstStart::order)).toList()) work.run();
            } catch (Exception e) {
                throw new IllegalStateException("the start failed: " + e.getMessage(), e);
            } finally {
                statement.execute("select pg_advisory_unlock(" + START_LOCK + ")");
            }
        }
        return null;
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        heart.stop();
    }
}
