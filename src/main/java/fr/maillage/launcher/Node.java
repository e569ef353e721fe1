package fr.maillage.launcher;

import fr.maillage.persistence.Setting;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** One running portal: the data folder, the database it brings (or reaches), the server; started and stopped in order. */
final class Node {
    private static final int READY_SECONDS = 60;
    private static final int BEGIN_SECONDS = 60;

    private final GivenSettings settings;
    private final DataFolder data;
    private final Portal portal;
    private volatile PostgresServer embedded;

    Node(GivenSettings settings, String address, int port) {
        this.settings = settings;
        this.data = new DataFolder(settings.dataFolder());
        this.portal = new Portal(data.server(), address, port);
    }

    /** Starts everything or nothing: a step that fails undoes the earlier ones. */
    Database start() {
        data.take();
        portal.refuseTakenPort();
        try {
            Bundle bundle = new Bundle(data.cache());
            bundle.loadLauncher();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "maillage-stop"));
            Database database;
            if (settings.externalDatabase()) {
                database = settings.database();
                Terminal.say("  database   PostgreSQL " + database.version() + ", external");
            } else {
                embedded = new PostgresServer(new PostgresCluster(bundle.postgres(), data.cluster()), data.logs().resolve("postgresql.log"));
                database = embedded.start();
                Terminal.say("  database   PostgreSQL " + database.version() + " in " + data.cluster());
            }
            settings.publish(database);
            Timestamp began = clock(database);
            portal.start(Maillage.instrumentation(), bundle.server(), bundle.war(), settings.text(Setting.LOG).equals("json"));
            refuseUnlessBegun(database, began);
            bundle.prune();
            if (!portal.awaitReady(READY_SECONDS)) Terminal.complain("The portal answers and is not ready yet: its /health says what it waits for.");
            return database;
        } catch (InterruptedException e) {
            throw new Refusal(Refusal.SOFTWARE, "interrupted", e);
        } catch (IOException e) {
            throw data.unwritable(e);
        }
    }

    private static Timestamp clock(Database database) {
        try (Connection connection = database.connect()) {
            return PortalJob.now(connection);
        } catch (SQLException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "the database does not answer: " + e.getMessage(), e);
        }
    }

    /** The server calls a WAR deployed, and healthy, whose start failed: only the portal's own first heartbeat proves it. */
    private static void refuseUnlessBegun(Database database, Timestamp since) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(BEGIN_SECONDS);
        try (Connection connection = database.connect()) {
            while (!PortalJob.portalBegun(connection, since)) {
                if (Instant.now().isAfter(limit)) throw new Refusal(Refusal.SOFTWARE, "the portal did not start; the lines above tell why");
                Thread.sleep(100);
            }
        } catch (SQLException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "the database stopped answering: " + e.getMessage(), e);
        }
    }

    /** Stays here until a signal ends the JVM, whose hooks stop everything. */
    static void serve() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Portal first, for its last requests still need the database. */
    private void stop() {
        Terminal.say("Stopping.");
        portal.stop();
        try {
            if (embedded != null) embedded.stop();
            Terminal.say("Stopped.");
        } catch (IOException | Refusal e) {
            Terminal.complain("The database did not stop cleanly: " + e.getMessage());
        }
    }
}
