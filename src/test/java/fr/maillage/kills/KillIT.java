package fr.maillage.kills;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.launcher.OwnPostgres;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real portal and a real PostgreSQL, killed with SIGKILL under writes: twenty times in the test command, as often as asked
 * with {@code -Dkills=500}. The seed is told; {@code -Dkills.seed=…} draws the same writes and the same victims again.
 * What the clients were told is kept in {@code target/kills/history.csv}.
 */
class KillIT {
    private static final Logger LOG = Logger.getLogger(KillIT.class.getName());
    private static final Path FOLDER = Path.of(System.getProperty("maillage.jar")).resolveSibling("kills");
    private static final int WRITERS = 4;
    private static OwnPostgres postgres;
    private static OwnPortal portal;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.in(FOLDER.resolve("postgres"));
        Map<String, String> settings = new java.util.HashMap<>(postgres.settings());
        settings.put("MAILLAGE_SURVEY_RATE", "1000000");
        portal = new OwnPortal(FOLDER.resolve("portal"), settings).start().awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        if (portal != null) portal.close();
        if (postgres != null) postgres.close();
    }

    @Test
    void whatWasConfirmedIsThereOnceAndWhatWasRefusedIsNot() throws Exception {
        int kills = Integer.getInteger("kills", 20);
        long seed = Long.getLong("kills.seed", System.nanoTime());
        LOG.info(() -> kills + " kills, seed " + seed);
        Random random = new Random(seed);
        List<Write> kinds;
        try (Connection database = postgres.connect()) {
            kinds = List.of(new TerritoryWrite(database, random), new SettingsWrite(database, WRITERS), new AnswerWrite(portal));
        }
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) visits.add(portal.signedIn("exploitant@maillage.demo"));
        try (History history = new History(FOLDER.resolve("history.csv"))) {
            try (Writers writers = new Writers(kinds, visits, seed, history)) {
                kill(kills, random, writers);
            }
            List<String> faults = new ArrayList<>();
            try (Connection database = postgres.connect()) {
                for (Write kind : kinds) faults.addAll(kind.faults(database, history.of(kind.kind())));
                assertThat(Portal.sql(database, "select count(*) from form_token where status is null")).as("tokens without an answer").containsExactly(List.of(0L));
            }
            followed(history.of("territory"));
            LOG.info(() -> "after " + kills + " kills: " + history.count(History.Outcome.ACKNOWLEDGED) + " confirmed, " + history.count(History.Outcome.REFUSED) + " refused, "
                    + history.count(History.Outcome.UNKNOWN) + " unknown, " + history.sentAgain().count() + " sent again");
            assertThat(faults).as("seed " + seed).isEmpty();
            assertThat(history.count(History.Outcome.ACKNOWLEDGED)).isGreaterThan(kills);
            assertThat(history.count(History.Outcome.REFUSED)).isPositive();
            assertThat(history.sentAgain()).as("writes that a kill left in doubt and that were sent again").isNotEmpty();
        }
    }

    /** The graph was killed with the rest and has caught up: every territory that was confirmed is in it. */
    private static void followed(List<History.Line> territories) {
        List<String> confirmed = territories.stream().filter(line -> line.outcome() == History.Outcome.ACKNOWLEDGED).map(History.Line::marker).toList();
        assertThat(confirmed).isNotEmpty();
        String codes = confirmed.stream().map(code -> "\"" + code + "\"").collect(java.util.stream.Collectors.joining(" "));
        String query = "SELECT (COUNT(DISTINCT ?code) AS ?n) { VALUES ?code { " + codes + " } ?commune a <http://rdf.insee.fr/def/geo#Commune> ; <http://rdf.insee.fr/def/geo#codeINSEE> ?code . "
                + "?territory <http://purl.org/dc/terms/spatial> ?commune }";
        Portal.await("the graph holds the " + confirmed.size() + " territories that were confirmed", Duration.ofSeconds(60), () -> {
            var answer = portal.visit().post("/sparql", Map.of("query", query), "Accept", "text/csv");
            return answer.status() == 200 && answer.body().lines().skip(1).findFirst().orElse("").equals(Integer.toString(confirmed.size()));
        });
    }

    /** Each kill waits for a few confirmed writes, so that all of them fall into work. */
    private static void kill(int kills, Random random, Writers writers) throws Exception {
        Set<Integer> portalsTurn = new HashSet<>();
        while (portalsTurn.size() < Math.max(2, kills / 10)) portalsTurn.add(random.nextInt(kills));
        for (int i = 0; i < kills; i++) {
            long enough = writers.acknowledged() + 5;
            Portal.await("five confirmed writes after kill " + i + "; the portal said: " + portal.said(), Duration.ofMinutes(2), () -> {
                writers.check();
                return writers.acknowledged() >= enough;
            });
            Thread.sleep(random.nextInt(1000));
            if (portalsTurn.contains(i)) {
                portal.kill();
                portal.start().awaitReady();
            } else {
                postgres.kill();
                Thread.sleep(random.nextInt(1000));
                postgres.start();
            }
        }
        Thread.sleep(1000);
        writers.check();
    }

    @Test
    void aDatabaseThatIsAwayIsSaidInWordsAndItsReturnIsSeenAtOnce() throws Exception {
        Visit person = portal.signedIn("administration@thomery.demo");
        postgres.kill();
        try {
            Instant back = Instant.now().plusSeconds(20);
            while (Instant.now().isBefore(back)) {
                for (Visit visit : List.of(portal.visit(), person)) {
                    Instant asked = Instant.now();
                    var answer = visit.page("/thomery");
                    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
                    assertThat(answer.html().select("h1").text()).isEqualTo("Le service est interrompu");
                    assertThat(answer.html().title()).isNotBlank();
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                    // it answers rather than hangs; how fast depends on what else the machine does
                    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(60));
                }
                var problem = person.get("/thomery", "Accept", "application/json");
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.json().getString("type")).isEqualTo("/problemes/busy");
                assertThat(portal.status("/health/ready")).isEqualTo(503);
                assertThat(portal.status("/health/live")).isEqualTo(200);
                assertThat(portal.status("/static/css/base.css")).isEqualTo(200);
            }
        } finally {
            postgres.start();
        }
        Instant returned = Instant.now();
        Portal.await("a good page", Duration.ofSeconds(15), () -> portal.visit().page("/thomery").status() == 200);
        LOG.info(() -> "the first good page came " + Duration.between(returned, Instant.now()).toMillis() + " ms after the database took connections again");
        assertThat(person.page("/thomery/gestion/reglages").status()).as("the session is still there").isEqualTo(200);
        Portal.await("readiness", Duration.ofSeconds(15), () -> portal.status("/health/ready") == 200);
    }
}
