package fr.maillage.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedded PostgreSQL: a real server process on 127.0.0.1 with its own session, so that Ctrl-C reaches the portal
 * first. While it runs, a thread watches the process and starts it again on the same port when it dies.
 * A server that a killed launcher left behind is recognised by its {@code postmaster.pid} and command line, and stopped.
 */
final class PostgresServer {
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    /** More deaths than this in a minute and the fault is not an accident. */
    private static final int DEATHS_A_MINUTE = 5;

    private final PostgresCluster cluster;
    private final Path log;
    private Database database;
    private Process process;
    private volatile boolean stopping;

    PostgresServer(PostgresCluster cluster, Path log) {
        this.cluster = cluster;
        this.log = log;
    }

    /**
     * Makes the cluster when there is none, clears what a kill left, starts the server and waits until it takes connections.
     * The caller holds the data folder's lock: whatever runs on the cluster is an orphan.
     *
     * @return how to reach the portal's database
     */
    synchronized Database start() throws IOException {
        if (!cluster.exists()) {
            Terminal.say("  database   first start: preparing " + cluster.folder());
            cluster.create();
        }
        cluster.refuseOtherVersion();
        stopOrphan();
        if (Files.exists(log) && Files.size(log) > 10 << 20) Files.move(log, log.resolveSibling("postgresql.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        if (!free(cluster.port())) cluster.keepPort(freePort());
        database = cluster.database();
        launch();
        Thread watch = new Thread(this::watch, "database-watch");
        watch.setDaemon(true);
        watch.start();
        return database;
    }

    /** Stops the server: fast, then at once, then by force; afterwards no process of it is left. */
    void stop() throws IOException {
        stopping = true; // ends a start that is under way
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last == null) return;
        if (last.isAlive() && !cluster.stop("fast", 60) && !cluster.stop("immediate", 20)) last.destroyForcibly();
        endStrays();
    }

    private synchronized void launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            long before = Files.exists(log) ? Files.size(log) : 0;
            process = cluster.launch(database, log);
            try {
                awaitConnections();
                return;
            } catch (Refusal e) {
                if (stopping) throw e;
                process.destroyForcibly();
                // backends of a killed server may still be ending: the new one refuses until the last is gone
                if (attempt == 5) throw new Refusal(Refusal.SOFTWARE, "the database does not start: " + lastFault(before).orElse(e.getMessage()) + " (see " + log + ")", e);
                endStrays();
                pause(500);
            }
        }
    }

    private void awaitConnections() {
        Instant limit = Instant.now().plus(RECOVERY);
        while (true) {
            try (Connection connection = database.connect()) {
                if (connection.isValid(5)) return;
            } catch (SQLException e) {
                if (stopping) throw new Refusal(Refusal.SOFTWARE, "it was told to stop", e);
                if (!process.isAlive()) throw new Refusal(Refusal.SOFTWARE, "it ended with code " + process.exitValue(), e);
                // 28: it answers and does not know us, waiting longer changes nothing
                if (e.getSQLState() != null && e.getSQLState().startsWith("28")) throw new Refusal(Refusal.SOFTWARE, e.getMessage(), e);
                if (Instant.now().isAfter(limit)) throw new Refusal(Refusal.SOFTWARE, "it takes no connection after " + RECOVERY.toMinutes() + " minutes", e);
            }
            pause(50);
        }
    }

    private void watch() {
        Deque<Instant> deaths = new ArrayDeque<>();
        while (true) {
            Process watched;
            synchronized (this) {
                watched = process;
            }
            int code = awaitEnd(watched);
            synchronized (this) {
                if (stopping) return;
                Instant now = Instant.now();
                deaths.addLast(now);
                deaths.removeIf(death -> death.isBefore(now.minusSeconds(60)));
                try {
                    if (deaths.size() > DEATHS_A_MINUTE) throw new Refusal(Refusal.SOFTWARE, "the database died " + deaths.size() + " times in a minute (see " + log + ")");
                    Terminal.complain("The database process ended (code " + code + "); starting it again.");
                    endStrays();
                    launch();
                    Terminal.complain("The database is back.");
                } catch (IOException | Refusal e) {
                    Terminal.complain("Maillage stops: " + e.getMessage());
                    // exit runs the hook, which needs this object's lock: not from this thread
                    new Thread(() -> System.exit(Refusal.SOFTWARE), "database-lost").start();
                    return;
                }
            }
        }
    }

    private static int awaitEnd(Process watched) {
        while (true) {
            try {
                return watched.waitFor();
            } catch (InterruptedException e) {
                // nobody asks this thread to stop; it ends with the process it watches
            }
        }
    }

    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> noted = cluster.notedProcess();
        if (noted.isPresent()) {
            if (cluster.isOurs(noted.get())) {
                Terminal.say("  database   stopping process " + noted.get().pid() + ", left by a Maillage that was killed");
                if (!cluster.stop("fast", 60) && !cluster.stop("immediate", 20)) noted.get().destroyForcibly();
            } else {
                // the number was given to somebody else since; PostgreSQL would take that one for itself and refuse
                cluster.forgetProcess();
            }
        }
        endStrays();
    }

    /** Ends the children of a killed server that still work on the cluster; they hold its shared memory. */
    private void endStrays() throws IOException {
        Instant limit = Instant.now().plusSeconds(3);
        List<ProcessHandle> strays = cluster.strays();
        while (!strays.isEmpty() && Instant.now().isBefore(limit)) {
            pause(50);
            strays = cluster.strays();
        }
        strays.forEach(ProcessHandle::destroyForcibly);
    }

    private Optional<String> lastFault(long from) throws IOException {
        try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("could not") || line.contains("No space"))
                    .reduce((earlier, later) -> later).map(line -> line.replaceFirst("^.*?(FATAL|PANIC|LOG|ERROR): +", ""));
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
