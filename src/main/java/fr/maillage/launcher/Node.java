package fr.maillage.launcher;

import fr.maillage.persistence.Setting;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** One running portal: the data folder, the database it brings (or reaches), the server; started and stopped in order. */
final class Node {
    private static final int READY_SECONDS = 60;

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
            portal.start(Maillage.instrumentation(), bundle.server(), bundle.war(), settings.text(Setting.LOG).equals("json"));
            bundle.prune();
            if (!portal.awaitReady(READY_SECONDS)) Terminal.complain("The portal answers and is not ready yet: its /health says what it waits for.");
            return database;
        } catch (InterruptedException e) {
            throw new Refusal(Refusal.SOFTWARE, "interrupted", e);
        } catch (IOException e) {
            throw data.unwritable(e);
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
