package fr.maillage.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A java process of a test, its two streams kept in files; everything it is asked to stop is a process it started. */
public final class Launched implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code java -jar JAR arguments} with only the given settings. */
    public static Launched jar(Path logs, Path jar, Map<String, String> settings, String... arguments) throws IOException {
        Files.createDirectories(logs);
        Path out = Files.createTempFile(logs, "out", ".txt");
        Path err = Files.createTempFile(logs, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILLAGE_"));
        builder.environment().putAll(settings);
        return new Launched(builder.start(), out, err);
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public void awaitLine(String part, int seconds) {
        await("\"" + part + "\" from process " + process.pid() + "; it said:\n" + out() + err(), seconds, () -> {
            if (!alive() && !out().contains(part)) throw new AssertionError("ended with " + process.exitValue() + ":\n" + out() + err());
            return out().contains(part);
        });
    }

    /** The exit code, when it ends in time. */
    public int awaitEnd(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) throw new AssertionError("still runs after " + seconds + " s:\n" + out() + err());
        return process.exitValue();
    }

    /** SIGTERM. */
    public int terminate(int seconds) throws InterruptedException {
        process.destroy();
        return awaitEnd(seconds);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd(20);
    }

    /** The status of a GET on this machine, 0 when nobody answers. */
    public static int status(int port, String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static void await(String what, int seconds, BooleanSupplier reached) {
        Instant limit = Instant.now().plusSeconds(seconds);
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) throw new AssertionError("not within " + seconds + " s: " + what);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (alive()) terminate(60);
    }
}
