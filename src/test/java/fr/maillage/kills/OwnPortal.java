package fr.maillage.kills;

import fr.maillage.testing.Launched;
import fr.maillage.testing.Visit;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A portal in a process of its own, from the executable jar, on a database that exists; it may be killed and started again. */
final class OwnPortal implements AutoCloseable {
    static final String PASSWORD = "une-longue-phrase-pour-les-essais";
    private static final int START_SECONDS = 300;

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Launched process;

    /** @param given settings of the database and others; port, folder and demo are added */
    OwnPortal(Path folder, Map<String, String> given) throws IOException {
        this.folder = folder.toAbsolutePath();
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings = new HashMap<>(given);
        settings.putAll(Map.of("MAILLAGE_PORT", Integer.toString(port), "MAILLAGE_DATA_DIR", this.folder.resolve("data").toString(),
                "MAILLAGE_DEMO", "yes", "MAILLAGE_DEMO_PASSWORD", PASSWORD));
    }

    /** Starts the process and returns at once. */
    OwnPortal start() throws IOException {
        process = Launched.jar(Files.createDirectories(folder.resolve("logs")), Path.of(System.getProperty("maillage.jar")), settings, "run");
        return this;
    }

    OwnPortal awaitReady() {
        process.awaitLine("Ctrl-C stops it.", START_SECONDS);
        return this;
    }

    String base() {
        return "http://localhost:" + port;
    }

    Visit visit() {
        return Visit.at(base());
    }

    Visit signedIn(String email) {
        return visit().signedIn(email, PASSWORD);
    }

    int status(String path) {
        return Launched.status(port, path);
    }

    String said() {
        return process.out() + process.err();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.alive()) process.kill();
    }
}
