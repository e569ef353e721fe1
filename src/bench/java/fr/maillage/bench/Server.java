package fr.maillage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that this bench started. */
final class Server implements AutoCloseable {
    private static final int STOP_SECONDS = 60;
    private final Process process;
    private final Path log;
    private final long startedAt;

    private Server(Process process, Path log, long startedAt) {
        this.process = process;
        this.log = log;
        this.startedAt = startedAt;
    }

    /** Settings of the portal come from {@code environment} alone, whatever the caller's shell has set. */
    static Server start(Path log, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILLAGE_") || name.equals("JAVA_OPTS") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        long now = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        return new Server(process, log, now);
    }

    /** Seconds from the start of the process to the first 200 of an address. */
    double secondsTo(String address, int most) throws InterruptedException {
        long limit = startedAt + TimeUnit.SECONDS.toNanos(most);
        Visitor visitor = new Visitor(address);
        while (System.nanoTime() < limit) {
            if (!process.isAlive()) throw new IllegalStateException("the process ended with " + process.exitValue() + ": see " + log.getFileName() + "\n" + said());
            if (visitor.status("") == 200) return (System.nanoTime() - startedAt) / 1e9;
            Thread.sleep(10);
        }
        throw new IllegalStateException("no 200 within " + most + " s: see " + log.getFileName());
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until the process has ended by itself. */
    void awaitEnd(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) throw new IllegalStateException("still runs after " + seconds + " s");
        if (process.exitValue() != 0) throw new IllegalStateException("ended with " + process.exitValue() + "\n" + said());
    }

    /** Resident memory, MB; empty where the kernel does not tell (not Linux). */
    OptionalLong resident() throws IOException {
        return status(process.pid(), "VmRSS");
    }

    /** The most memory that was ever resident, MB. */
    OptionalLong peakResident() throws IOException {
        return status(process.pid(), "VmHWM");
    }

    /** Memory of the processes it started, MB, what they share counted once; empty where the kernel does not tell. */
    OptionalLong childrenMemory() throws IOException {
        long sum = 0;
        for (ProcessHandle child : process.descendants().toList()) {
            try {
                Matcher pss = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc/" + child.pid() + "/smaps_rollup")));
                if (pss.find()) sum += Long.parseLong(pss.group(1));
            } catch (NoSuchFileException e) {
                if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) return OptionalLong.empty();
            }
        }
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum >> 10);
    }

    private static OptionalLong status(long pid, String field) throws IOException {
        Path file = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(file)) return OptionalLong.empty();
        Matcher line = Pattern.compile("(?m)^" + field + ":\\s+(\\d+) kB").matcher(Files.readString(file));
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) >> 10) : OptionalLong.empty();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Bench.say("  " + log.getFileName() + ": did not stop within " + STOP_SECONDS + " s, killed");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
