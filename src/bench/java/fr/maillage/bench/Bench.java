package fr.maillage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bench's table: folders under {@code target/bench}, the processes it started, a data folder with the demo to copy from. */
final class Bench {
    private final Options options;
    private final Path folder = Path.of("target", "bench").toAbsolutePath();
    private final List<Server> started = new ArrayList<>();
    private Path demo;
    private int folders;
    private int logs;

    Bench(Options options) throws IOException, InterruptedException {
        this.options = options;
        Files.createDirectories(folder);
        run("rm", "-rf", folder.resolve("logs").toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "bench-stop"));
    }

    static void say(String line) {
        System.err.println(line);
    }

    Options options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    int port() {
        return options.port();
    }

    int peerPort() {
        return options.port() + 1;
    }

    /** An empty folder of this run. */
    Path empty(String name) throws IOException, InterruptedException {
        Path path = folder.resolve(name);
        run("rm", "-rf", path.toString());
        return Files.createDirectories(path);
    }

    /** Starts a process that {@link #stopAll} will stop; what it says is kept in a file. */
    Server start(String name, Map<String, String> environment, List<String> command) throws IOException {
        Server server = Server.start(Files.createDirectories(folder.resolve("logs")).resolve(String.format("%02d-%s.txt", ++logs, name)), environment, command);
        synchronized (started) {
            started.add(server);
        }
        return server;
    }

    void stopAll() {
        List<Server> running;
        synchronized (started) {
            running = new ArrayList<>(started);
            started.clear();
        }
        for (int i = running.size() - 1; i >= 0; i--) running.get(i).close();
    }

    /** A data folder as the first start leaves it, the demo inside; each measure has a copy of its own. */
    Path demoData() throws Exception {
        if (demo == null) {
            Path made = empty("data-demo");
            Bench.say("  a first start, with the demo");
            try (Portal portal = Portal.start(this, made, Map.of())) {
                portal.awaitGraph();
            }
            demo = made;
        }
        Path copy = empty("data-" + (++folders % 2));
        run("rm", "-rf", copy.toString());
        run("cp", "-a", demo.toString(), copy.toString());
        return copy;
    }

    /** Runs a short command to its end. */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
    }

    /** The settings of a portal of this bench, those given added. */
    Map<String, String> settings(Path data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("MAILLAGE_PORT", Integer.toString(port()), "MAILLAGE_DATA_DIR", data.toString(),
                "MAILLAGE_DEMO_PASSWORD", Portal.PASSWORD));
        settings.putAll(more);
        return settings;
    }
}
