package fr.maillage.kills;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.launcher.OwnPostgres;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two portals that start at the same time on one empty database: no state is in a node. The last test kills one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final Path FOLDER = Path.of(System.getProperty("maillage.jar")).resolveSibling("two-nodes");
    private static final Logger LOG = Logger.getLogger(TwoNodesIT.class.getName());
    private static OwnPostgres postgres;
    private static OwnPortal a;
    private static OwnPortal b;

    @BeforeAll
    static void bothStartAtOnce() throws Exception {
        postgres = OwnPostgres.in(FOLDER.resolve("postgres"));
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("MAILLAGE_BASE_IRI", "http://maillage.invalid");
        a = new OwnPortal(FOLDER.resolve("a"), settings).start();
        b = new OwnPortal(FOLDER.resolve("b"), settings).start();
        a.awaitReady();
        b.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        for (OwnPortal portal : new OwnPortal[] {a, b}) if (portal != null) portal.close();
        if (postgres != null) postgres.close();
    }

    private static List<List<Object>> sql(String sql, Object... parameters) {
        try (Connection connection = postgres.connect()) {
            return Portal.sql(connection, sql, parameters);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String sql, Object... parameters) {
        return ((Number) sql(sql, parameters).get(0).get(0)).longValue();
    }

    @Test
    void theDemoIsLoadedOnce() {
        assertThat(count("select count(*) from account where email = 'exploitant@maillage.demo'")).isEqualTo(1);
        assertThat(count("select count(*) from (select slug from territory group by slug having count(*) > 1) twice")).isZero();
        assertThat(count("select count(*) from (select territory_id, title from survey group by 1, 2 having count(*) > 1) twice")).isZero();
        assertThat(List.of(a, b)).filteredOn(node -> node.said().contains("exploitant@maillage.demo")).as("the sign-ins are told once").hasSize(1);
        assertThat(count("select count(*) from node")).isEqualTo(2);
    }

    @Test
    void aSessionMadeOnOneNodeWorksOnTheOtherAndItsEndToo() {
        Visit onA = a.signedIn("administration@thomery.demo");
        Visit onB = onA.movedTo(b.base());
        assertThat(onB.page("/thomery/gestion/reglages").status()).isEqualTo(200);
        Answer out = onB.submit("/compte", "/compte/deconnexion", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(onA.page("/thomery/gestion/reglages").status()).as("signed out on A as well").isEqualTo(303);
    }

    @Test
    void aFormMadeByOneNodeIsTakenByTheOtherOnce() {
        Visit onA = a.signedIn("exploitant@maillage.demo");
        Visit onB = onA.movedTo(b.base());
        Map<String, Object> form = Visit.filled(onA.page("/gestion/territoires"), "/gestion/territoires", Map.of("code", "46042"));
        Answer first = onB.post("/gestion/territoires", form, "Accept", "text/html");
        Answer second = onA.post("/gestion/territoires", form, "Accept", "text/html");
        assertThat(first.status()).as("%s", first).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(count("select count(*) from audit_log where action = 'territory.create' and object = '/cahors'")).isEqualTo(1);
    }

    @Test
    void whatIsWrittenOnOneNodeIsSeenOnTheOtherAtOnce() {
        Visit onA = a.signedIn("administration@mende.demo");
        for (int i = 0; i < 5; i++) {
            String address = i + " place Chaptal";
            assertThat(onA.submitParts(onA.page("/mende/gestion/reglages"), "/mende/gestion/reglages", Map.of("address", address)).status()).isEqualTo(303);
            assertThat(b.visit().page("/mende/contact").html().select("main").text()).contains(address);
        }
    }

    @Test
    void whatIsMadeOnOneNodeIsFoundBySparqlOnTheOtherWithinTwoSeconds() {
        Visit onA = a.signedIn("exploitant@maillage.demo");
        String query = "/sparql?query=" + URLEncoder.encode("ASK { ?thing ?says ?what . FILTER(STRENDS(STR(?thing), '/id/territoire/tulle')) }", StandardCharsets.UTF_8);
        assertThat(b.visit().get(query, "Accept", "application/sparql-results+json").json().getBoolean("boolean")).isFalse();
        assertThat(onA.submit("/gestion/territoires", "/gestion/territoires", Map.of("code", "19272")).status()).isEqualTo(303);
        Instant made = Instant.now();
        Portal.await("the new territory in B's graph", Duration.ofSeconds(30), () -> b.visit().get(query, "Accept", "application/sparql-results+json").json().getBoolean("boolean"));
        LOG.info(() -> "found on the other node " + Duration.between(made, Instant.now()).toMillis() + " ms after its 303");
        assertThat(Duration.between(made, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void triesAreCountedAcrossNodes() {
        for (int attempt = 0; ; attempt++) {
            String email = "personne-" + UUID.randomUUID() + "@exemple.fr";
            long window = Instant.now().getEpochSecond() / 900;
            boolean refused = false;
            for (int i = 0; i < 11; i++) {
                Answer answer = (i % 2 == 0 ? a : b).visit().submit("/compte/connexion", "/compte/connexion", Map.of("email", email, "password", "faux"));
                if (i < 10) assertThat(answer.status()).isEqualTo(422);
                else refused = answer.status() == 429;
            }
            // a window of fifteen minutes may have ended in between: once more, then
            if (refused || attempt == 1 || window == Instant.now().getEpochSecond() / 900) {
                assertThat(refused).as("the eleventh try within one window, five or six on each node").isTrue();
                return;
            }
        }
    }

    @Test
    void everyJobIsDoneOnceByOneOfThem() {
        List<UUID> jobs = java.util.stream.Stream.generate(UUID::randomUUID).limit(40).toList();
        jobs.forEach(job -> sql("insert into job (id, kind, payload) values (?, 'a-kind-that-nobody-knows', convert_to('a file', 'UTF8'))", job));
        Portal.await("the end of forty jobs", Duration.ofSeconds(60), () -> count("select count(*) from job where status in ('queued', 'running')") == 0);
        assertThat(sql("select distinct attempts from job where kind = 'a-kind-that-nobody-knows'")).containsExactly(List.of(1));
        Set<Object> nodes = sql("select id from node").stream().map(row -> row.get(0)).collect(Collectors.toSet());
        assertThat(sql("select distinct node_id from job where kind = 'a-kind-that-nobody-knows'")).allSatisfy(row -> assertThat(nodes).contains(row.get(0)));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aKilledNodeLeavesNothingTheOtherCannotDo() throws Exception {
        Visit onA = a.signedIn("administration@thomery.demo");
        Visit onB = onA.movedTo(b.base());
        // a rebuild of the graph waits for every living node: one that only seems to live keeps both nodes at work, one job each
        UUID seeming = UUID.randomUUID();
        sql("insert into node (id, seen_at) values (?, now() + interval '1 hour')", seeming);
        sql("insert into job (id, kind) values (gen_random_uuid(), 'rebuild-graph'), (gen_random_uuid(), 'rebuild-graph')");
        Portal.await("each node to take a job", Duration.ofSeconds(60), () -> count("select count(distinct node_id) from job where kind = 'rebuild-graph' and status = 'running'") == 2);
        a.kill();
        assertThat(onB.page("/thomery/gestion/reglages").status()).isEqualTo(200);
        assertThat(onB.submitParts(onB.page("/thomery/gestion/reglages"), "/thomery/gestion/reglages", Map.of("address", "9 rue de la Survivante")).status()).isEqualTo(303);
        sql("delete from node where id = ?", seeming);
        Portal.await("both jobs to end", Duration.ofSeconds(120), () -> count("select count(*) from job where kind = 'rebuild-graph' and status = 'done'") == 2);
        assertThat(sql("select attempts from job where kind = 'rebuild-graph' order by attempts")).as("the survivor's own, and the one it took over").containsExactly(List.of(1), List.of(2));
        assertThat(count("select count(distinct node_id) from job where kind = 'rebuild-graph'")).isEqualTo(1);
        assertThat(b.visit().page("/").status()).isEqualTo(200);
    }
}
