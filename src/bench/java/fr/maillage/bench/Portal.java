package fr.maillage.bench;

import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The portal as an operator runs it: with the options of {@code ./run}, with its own PostgreSQL; and a way to that PostgreSQL for the peers. */
final class Portal implements AutoCloseable {
    static final String PASSWORD = "banc-de-mesure-banc";
    static final String AGENT = "agent@lozere.demo";
    static final String OPERATOR = "exploitant@maillage.demo";
    private static final int START_SECONDS = 900;
    private final Bench bench;
    private final Server server;
    private final Path data;

    private Portal(Bench bench, Server server, Path data) {
        this.bench = bench;
        this.server = server;
        this.data = data;
    }

    /** @param options for the JVM, after those of {@code ./run}, such as another heap */
    static Portal start(Bench bench, Path data, Map<String, String> settings, String... options) throws Exception {
        List<String> command = Jvm.jar(jar(bench), Jvm.optionsOfRun(List.of(options)), "run");
        Portal portal = new Portal(bench, bench.start("portal", bench.settings(data, settings), command), data);
        portal.server.secondsTo(portal.base() + "/health/ready", START_SECONDS);
        return portal;
    }

    private static Path jar(Bench bench) {
        return bench.folder().resolve("maillage.jar");
    }

    String base() {
        return "http://127.0.0.1:" + bench.port();
    }

    /** Base of the IRIs, as the setting's default has it. */
    String iris() {
        return "http://localhost:" + bench.port();
    }

    Server server() {
        return server;
    }

    /** The same server and role as the portal's own connections. */
    Connection database() throws Exception {
        Properties access = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("postgres").resolve("maillage.properties"))) {
            access.load(in);
        }
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/maillage?stringtype=unspecified", "maillage", access.getProperty("password"));
    }

    long number(String sql) throws Exception {
        try (Connection connection = database()) {
            return number(connection, sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void sql(String sql) throws Exception {
        try (Connection connection = database(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Visitor as(String email) throws Exception {
        Visitor visitor = new Visitor(base());
        visitor.signIn(email, PASSWORD);
        return visitor;
    }

    /** Returns when the graph shows every change, five minutes at most. */
    void awaitGraph() throws Exception {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        try (Connection connection = database()) {
            while (number(connection, "select count(*) from graph_node g where g.epoch >= (select epoch from graph_state)"
                    + " and not exists (select from outbox o where o.txid > g.txid)") == 0) {
                if (System.nanoTime() > limit) throw new IllegalStateException("the graph is behind after five minutes");
                Thread.sleep(200);
            }
        }
    }

    /** A territory of every commune of France, so that one dataset holds the whole register; the graph is told by a rebuild. */
    void wholeOfFrance() throws Exception {
        sql("""
                insert into territory (id, slug, kind, name, created_at) values ('f0000000-0000-4000-8000-000000000001', 'france', 'BASSIN', 'France entière', now());
                insert into territory_commune (territory_id, commune) select 'f0000000-0000-4000-8000-000000000001', code from commune;
                analyze territory_commune""");
    }

    /** Any command of the jar, in the environment of this portal, to its end. */
    void command(String... arguments) throws Exception {
        List<String> command = Jvm.jar(jar(bench), List.of(), arguments);
        try (Server running = bench.start("command", bench.settings(data, Map.of()), command)) {
            running.awaitEnd(600);
        }
    }

    /** Imports the national register as the operator does, by the page; answers the seconds from sending the file to the end of the job. */
    double importRegister(Path file) throws Exception {
        Visitor operator = as(OPERATOR);
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readAllBytes();
        }
        Visitor.Form form = operator.form("/gestion/covoiturage/import", "/gestion/covoiturage/import");
        long start = System.nanoTime();
        String job = operator.upload(form, "register", file.getFileName().toString(), content, Map.of("keepValid", "1")).replaceFirst(".*/", "");
        try (Connection connection = database(); Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("select status, message from job where id = '" + job + "'")) {
                    if (!row.next()) throw new IllegalStateException("no job " + job);
                    if (row.getString(1).equals("done")) return (System.nanoTime() - start) / 1e9;
                    if (row.getString(1).matches("failed|cancelled")) throw new IllegalStateException("the import " + row.getString(1) + ": " + row.getString(2));
                }
                Thread.sleep(20);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
