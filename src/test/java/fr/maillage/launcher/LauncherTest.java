package fr.maillage.launcher;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class LauncherTest {
    private static GivenSettings settings(Map<String, String> environment) {
        return new GivenSettings(environment, new Properties());
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, int code, String part) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(part).message().doesNotContain("\n");
        assertThatThrownBy(act).asInstanceOf(type(Refusal.class)).extracting(Refusal::exitCode).isEqualTo(code);
    }

    @Test
    void aBadSettingIsRefusedAsAConfigurationFault() {
        refuses(() -> settings(Map.of("MAILLAGE_PORT", "80a")), Refusal.CONFIG, "MAILLAGE_PORT must be a port");
        refuses(() -> settings(Map.of("MAILLAGE_POTR", "8080")), Refusal.CONFIG, "did you mean MAILLAGE_PORT?");
    }

    @Test
    void aSystemPropertyWinsOverTheVariable() {
        Properties properties = new Properties();
        properties.setProperty("maillage.port", "9000");
        GivenSettings both = new GivenSettings(Map.of("MAILLAGE_PORT", "9001"), properties);
        assertThat(both.baseIri()).isEqualTo("http://localhost:9000");
    }

    @Test
    void theDatabaseIsExternalOnlyWhenAnAddressIsGiven() {
        assertThat(settings(Map.of()).externalDatabase()).isFalse();
        assertThat(settings(Map.of("MAILLAGE_DB_URL", "")).externalDatabase()).isFalse();
        assertThat(settings(Map.of("MAILLAGE_DB_URL", "jdbc:postgresql://db/maillage")).externalDatabase()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Linux,amd64,postgres-linux-x86_64.txz", "Linux,aarch64,postgres-linux-arm_64.txz", "Mac OS X,aarch64,postgres-darwin-arm_64.txz", "Mac OS X,x86_64,postgres-darwin-x86_64.txz"})
    void theBinariesAreThoseOfTheMachine(String system, String processor, String archive) {
        assertThat(Bundle.postgresArchive(system, processor)).isEqualTo(archive);
    }

    @Test
    void aMachineWithoutBinariesIsToldOfTheWayOut() {
        refuses(() -> Bundle.postgresArchive("Linux", "riscv64"), Refusal.SYSTEM, "set MAILLAGE_DB_URL");
    }

    @Test
    void onlyAPostgresThatFitsIsTaken() {
        Database.refuseUnfit("PostgreSQL 15.4 on x86_64-pc-linux-gnu", 150004, "15.4", "UTF8");
        refuses(() -> Database.refuseUnfit("PostgreSQL 14.19 on x86_64", 140019, "14.19", "UTF8"), Refusal.CONFIG, "PostgreSQL 14.19 is too old, Maillage needs 15 or newer");
        refuses(() -> Database.refuseUnfit("CockroachDB CCL v24", 150000, "15.0", "UTF8"), Refusal.CONFIG, "CockroachDB is not PostgreSQL");
        refuses(() -> Database.refuseUnfit("PostgreSQL 17.2 on x86_64", 170002, "17.2", "SQL_ASCII"), Refusal.CONFIG, "encoding is SQL_ASCII");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsOneLineWithoutThePassword() throws IOException {
        int closed = PostgresServer.freePort();
        Database nobody = new Database("jdbc:postgresql://127.0.0.1:" + closed + "/x?password=hunter2", "me", "hunter2");
        refuses(nobody::version, Refusal.UNAVAILABLE, "MAILLAGE_DB_URL: the database at jdbc:postgresql://127.0.0.1:" + closed + "/x does not let us in");
        assertThatThrownBy(nobody::version).message().doesNotContain("hunter2");
    }

    @Test
    void somethingElseOnThePortIsSaidBeforeAnythingStarts(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Portal portal = new Portal(folder, "127.0.0.1", taken.getLocalPort());
            refuses(portal::refuseTakenPort, Refusal.UNAVAILABLE, "set MAILLAGE_PORT to another one");
        }
    }

    @Test
    void aDataFolderThatCannotBeIsOneLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        refuses(() -> new DataFolder(file.resolve("data")).take(), Refusal.CANNOT_CREATE, "MAILLAGE_DATA_DIR names another one");
        refuses(() -> new DataFolder(file).take(), Refusal.CANNOT_CREATE, "cannot be written");
    }

    @Test
    void aClusterOfAnotherVersionOrAForeignFolderIsLeftAlone(@TempDir Path folder) throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("postgres"));
        refuses(() -> new PostgresCluster(folder, foreign).refuseOtherVersion(), Refusal.SOFTWARE, "is not a database of Maillage");
    }

    @Test
    void aProcessNumberGivenToSomebodyElseIsNotOurServer(@TempDir Path folder) throws IOException {
        PostgresCluster cluster = new PostgresCluster(folder, folder);
        Files.writeString(folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + folder + "\n");
        assertThat(cluster.notedProcess()).hasValueSatisfying(process -> assertThat(cluster.isOurs(process)).isFalse());
        Files.writeString(folder.resolve("postmaster.pid"), "");
        assertThat(cluster.notedProcess()).isEmpty();
        Files.writeString(folder.resolve("postmaster.pid"), "not a number\n");
        assertThat(cluster.notedProcess()).isEmpty();
    }

    @Test
    void aJsonLogLineIsOneValidObject() {
        LogRecord event = new LogRecord(Level.SEVERE, "a \"quoted\" {0}\nline\u0001 with é and \uD83D\uDE80");
        event.setParameters(new Object[] {"value"});
        event.setLoggerName("fr.maillage");
        event.setThrown(new IllegalStateException("why"));
        String line = TerminalLog.jsonLine(event);
        JsonObject object = JSON.parse(line);
        assertThat(line).doesNotContain("\n");
        assertThat(object.getString("message")).isEqualTo("a \"quoted\" value\nline\u0001 with é and \uD83D\uDE80");
        assertThat(object.getString("level")).isEqualTo("SEVERE");
        assertThat(object.getString("trace")).contains("IllegalStateException: why");
    }

    @Test
    void aLineForThePersonReadsWithItsTimeLevelAndSource() {
        LogRecord event = new LogRecord(Level.WARNING, "lent");
        event.setLoggerName("fr.maillage.mail");
        assertThat(TerminalLog.textLine(event)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d WARNING fr\\.maillage\\.mail: lent");
    }

    @Test
    void wrongUsageEndsWithItsOwnCode() {
        assertThat(Maillage.commandLine().execute("rnu")).isEqualTo(Refusal.USAGE);
        assertThat(Maillage.commandLine().execute()).isEqualTo(Refusal.USAGE);
        assertThat(Maillage.commandLine().execute("run", "--nope")).isEqualTo(Refusal.USAGE);
    }
}
