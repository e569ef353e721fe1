package fr.maillage.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A PostgreSQL of a test's own, as the launcher would run it (durable: fsync is on), that the test may kill and start again.
 * Nothing watches it: it is away until the test brings it back.
 */
public final class OwnPostgres implements AutoCloseable {
    private final PostgresCluster cluster;
    private final Path log;
    private Process process;

    private OwnPostgres(PostgresCluster cluster, Path log) {
        this.cluster = cluster;
        this.log = log;
    }

    /** Makes a cluster in {@code folder}, which is emptied first, and starts it. */
    public static OwnPostgres in(Path folder) throws IOException {
        Folders.delete(folder);
        Path home = Files.createDirectories(folder.resolve("programs"));
        try (InputStream archive = OwnPostgres.class.getResourceAsStream("/" + Bundle.postgresArchive(System.getProperty("os.name"), System.getProperty("os.arch")))) {
            Bundle.untar(archive, home);
        }
        OwnPostgres made = new OwnPostgres(new PostgresCluster(home, folder.resolve("cluster").toAbsolutePath()), folder.resolve("postgresql.log"));
        made.cluster.create();
        made.start();
        return made;
    }

    /** Starts the server and waits until it has recovered and takes connections. */
    public void start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            process = cluster.launch(cluster.database(), log);
            while (process.isAlive()) {
                try (Connection connection = connect()) {
                    if (connection.isValid(5)) return;
                } catch (SQLException e) {
                    pause(50);
                }
            }
            // children of a killed server may still hold its memory
            if (attempt == 20) throw new IOException("the database does not start, see " + log);
            pause(250);
            cluster.strays().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** SIGKILL to the postmaster: its children end by themselves, nothing is written on the way out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public Connection connect() throws SQLException {
        try {
            return cluster.database().connect();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** Settings of a portal on this database. */
    public Map<String, String> settings() throws IOException {
        Database database = cluster.database();
        return Map.of("MAILLAGE_DB_URL", database.url(), "MAILLAGE_DB_USER", database.user(), "MAILLAGE_DB_PASSWORD", database.password());
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive() && !cluster.stop("immediate", 20)) process.destroyForcibly();
    }
}
