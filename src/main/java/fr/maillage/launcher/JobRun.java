package fr.maillage.launcher;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has a job done by the portal and shows how far it is. A portal that runs does it; when none does, one is started for
 * the time of the job, listening on this machine only.
 */
final class JobRun implements AutoCloseable {
    private static final long POLL_MILLISECONDS = 250;
    private final Connection connection;

    /** Reaches the database of a running portal, or starts a portal. */
    JobRun(GivenSettings settings) throws IOException {
        Optional<Database> reachable = settings.externalDatabase() ? Optional.of(settings.database()) : PostgresCluster.noted(settings.dataFolder().resolve("postgres"));
        Connection served = reachable.flatMap(database -> served(database, settings.externalDatabase())).orElse(null);
        connection = served != null ? served : startPortal(settings);
    }

    private static Optional<Connection> served(Database database, boolean external) {
        if (external) database.version();
        try {
            Connection connection = database.connect();
            if (PortalJob.portalAlive(connection)) return Optional.of(connection);
            connection.close();
        } catch (SQLException e) {
            // the embedded server does not run; an external one was just found to answer
            if (external) throw new Refusal(Refusal.UNAVAILABLE, "the database does not answer: " + e.getMessage(), e);
        }
        return Optional.empty();
    }

    private static Connection startPortal(GivenSettings settings) throws IOException {
        Terminal.say("No portal is running: starting one for this command.");
        Node node = new Node(settings, "127.0.0.1", PostgresServer.freePort());
        Database database = node.start();
        try {
            return database.connect();
        } catch (SQLException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "the database does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Queues the job and returns when it has ended.
     *
     * @param faultCode exit code when it fails
     * @return the exit code
     */
    int run(String kind, String params, byte[] payload, int faultCode) throws InterruptedException {
        try {
            PortalJob job = PortalJob.queue(connection, kind, params, payload);
            Thread interrupted = new Thread(() -> cancel(job), "maillage-cancel");
            Runtime.getRuntime().addShutdownHook(interrupted);
            PortalJob.State state = follow(job);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            job.report().forEach(Terminal::say);
            if (state.status().equals("done")) return job.applied() ? 0 : Refusal.DATA;
            Terminal.complain(state.status().equals("cancelled") ? "Cancelled: nothing was changed." : "Failed: " + (state.message().isEmpty() ? "the portal's log says why" : state.message()));
            return faultCode;
        } catch (SQLException e) {
            throw new Refusal(Refusal.UNAVAILABLE, "the database stopped answering: " + e.getMessage() + "; the job goes on when the portal is back", e);
        }
    }

    private static PortalJob.State follow(PortalJob job) throws SQLException, InterruptedException {
        boolean live = System.console() != null;
        String shown = "";
        while (true) {
            PortalJob.State state = job.state();
            String now = progress(state, live);
            if (!now.equals(shown)) Terminal.progress(now, live);
            shown = now;
            if (state.ended()) {
                if (live) Terminal.say("");
                return state;
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
    }

    /** Every percent on a screen, every tenth in a file. */
    static String progress(PortalJob.State state, boolean live) {
        if (state.total() <= 0) return state.status().equals("queued") ? "waiting" : state.ended() ? state.status() : "working";
        long percent = Math.min(100, state.progress() * 100 / state.total());
        return (live ? percent : percent / 10 * 10) + " %" + (live ? "  (" + state.progress() + " of " + state.total() + ")" : "");
    }

    private static void cancel(PortalJob job) {
        try {
            job.cancel();
        } catch (SQLException e) {
            Terminal.complain("The job could not be cancelled: " + e.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
