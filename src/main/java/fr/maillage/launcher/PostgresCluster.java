package fr.maillage.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of the embedded database and PostgreSQL's own programs that work on them.
 * The portal's role owns one database and is no superuser, as with an external server; nobody else can sign in:
 * one address, one role, a random password kept inside the cluster and readable by its owner only.
 */
final class PostgresCluster {
    private static final String NAME = "maillage";
    private final Path home;
    private final Path folder;
    /** {@code postgresql://} access of other commands on this machine: port and password. */
    private final Path access;

    /**
     * @param home where {@code bin/} is
     * @param folder the cluster, made by {@link #create()} when it is not there
     */
    PostgresCluster(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        this.access = folder.resolve("maillage.properties");
    }

    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Builds the cluster beside its place and moves it there as the last step: a first start cut short leaves nothing half made. */
    void create() throws IOException {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            for (Path left : siblings.filter(p -> p.getFileName().toString().startsWith(folder.getFileName() + ".new-")).toList()) Folders.delete(left);
        }
        Path unfinished = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".new-");
        // the builtin provider: the same order and case mapping (accents included) on every machine, whatever its C library
        run("", "initdb", "-D", unfinished.toString(), "-U", "postgres", "--auth=reject", "--no-instructions",
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        run("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'\nCREATE DATABASE " + NAME + " OWNER " + NAME + "\n",
                "postgres", "--single", "-D", unfinished.toString(), "postgres");
        Files.writeString(unfinished.resolve("pg_hba.conf"), "# written by Maillage: the portal's role, from this machine, by password; nobody else\n"
                + "host " + NAME + " " + NAME + " 127.0.0.1/32 scram-sha-256\n");
        write(unfinished.resolve("maillage.properties"), PostgresServer.freePort(), password);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws Refusal (70) when the files were made by another major version than the programs' */
    void refuseOtherVersion() throws IOException {
        Path file = folder.resolve("PG_VERSION");
        if (!Files.exists(file)) throw new Refusal(Refusal.SOFTWARE, folder + " is not a database of Maillage; move it away or set MAILLAGE_DATA_DIR");
        String made = Files.readString(file).strip();
        String brought = run("", "postgres", "--version").replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
        if (!made.equals(brought))
            throw new Refusal(Refusal.SOFTWARE, folder + " was made by PostgreSQL " + made + " and this Maillage brings " + brought
                    + "; move the data with pg_dump and pg_restore, or set MAILLAGE_DB_URL to an external server");
    }

    /** How a portal or a command on this machine reaches the database. */
    Database database() throws IOException {
        return read(access);
    }

    /** The access noted in a cluster, for a command that runs beside the portal. */
    static Optional<Database> noted(Path folder) throws IOException {
        Path file = folder.resolve("maillage.properties");
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    int port() throws IOException {
        return Integer.parseInt(properties(access).getProperty("port"));
    }

    void keepPort(int port) throws IOException {
        write(access, port, properties(access).getProperty("password"));
    }

    /** Starts the server process; its messages are appended to the log. */
    Process launch(Database database, Path log) throws IOException {
        int port = port();
        List<String> command = command("postgres", "-D", folder.toString(),
                "-c", "listen_addresses=127.0.0.1", "-c", "port=" + port, "-c", "unix_socket_directories=",
                "-c", "shared_buffers=64MB", "-c", "max_connections=200", "-c", "jit=off",
                "-c", "log_line_prefix=%m [%p] ", "-c", "log_checkpoints=off", "-c", "lc_messages=C");
        // its own session: Ctrl-C in the terminal must not end it before the portal
        if (onPath("setsid")) command.add(command.indexOf(program("postgres")), "setsid");
        ProcessBuilder builder = builder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process started = builder.start();
        started.getOutputStream().close();
        return started;
    }

    /**
     * @param mode as pg_ctl names them: {@code fast} closes the sessions, {@code immediate} leaves recovery to the next start
     * @return whether the server is gone
     */
    boolean stop(String mode, int seconds) throws IOException {
        return end(builder(command("pg_ctl", "stop", "-D", folder.toString(), "-m", mode, "-t", Integer.toString(seconds), "-w", "-s"))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start(), seconds + 10) == 0;
    }

    /** The living process whose number {@code postmaster.pid} holds. */
    Optional<ProcessHandle> notedProcess() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        String first = Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
        return first.matches("-?\\d{1,18}") ? ProcessHandle.of(Math.abs(Long.parseLong(first))).filter(ProcessHandle::isAlive) : Optional.empty();
    }

    /** Whether a process is a PostgreSQL server on this cluster, and not one that got its number later. */
    boolean isOurs(ProcessHandle candidate) {
        return candidate.info().commandLine().filter(line -> line.contains("postgres") && line.contains("-D " + folder + " ")).isPresent();
    }

    void forgetProcess() throws IOException {
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** Processes that work in the cluster's folder without its server; known on Linux only, elsewhere none. */
    List<ProcessHandle> strays() {
        return ProcessHandle.allProcesses().filter(p -> p.isAlive() && worksHere(p)).toList();
    }

    private boolean worksHere(ProcessHandle candidate) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(candidate.pid()), "cwd")).equals(folder);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // gone meanwhile, somebody else's, or not Linux
        }
    }

    private String run(String input, String program, String... arguments) throws IOException {
        Process running = builder(command(program, arguments)).redirectErrorStream(true).start();
        try (Writer in = running.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        } catch (IOException e) {
            if (running.isAlive()) throw e; // else: it ended before reading, its own words below tell why
        }
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = end(running, 120);
        Optional<String> fault = said.lines().filter(l -> l.matches(".*(ERROR|FATAL|PANIC|error): .*")).findFirst();
        if (code != 0 || fault.isPresent())
            throw new Refusal(Refusal.CANNOT_CREATE, "the database in " + folder + " cannot be prepared: " + fault.or(() -> said.lines().reduce((a, b) -> b)).orElse(program + " ended with code " + code));
        return said;
    }

    private static int end(Process process, int seconds) throws IOException {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same files belong to an ordinary user. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            if (!onPath("unshare"))
                throw new Refusal(Refusal.SYSTEM, "PostgreSQL does not run as root: start Maillage as an ordinary user, install util-linux, or set MAILLAGE_DB_URL");
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(program(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("MAILLAGE_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean isRoot() {
        return System.getProperty("os.name").equals("Linux") && new com.sun.security.auth.module.UnixSystem().getUid() == 0;
    }

    private static boolean onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")).anyMatch(dir -> !dir.isEmpty() && Files.isExecutable(Path.of(dir, program)));
    }

    private static Database read(Path file) throws IOException {
        Properties properties = properties(file);
        return new Database("jdbc:postgresql://127.0.0.1:" + properties.getProperty("port") + "/" + NAME, NAME, properties.getProperty("password"));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void write(Path file, int port, String password) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "maillage", ".tmp", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, "# how the portal reaches its own database\nport=" + port + "\npassword=" + password + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
