package fr.maillage.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Snapshot;
import fr.maillage.testing.Visit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The wire to PostgreSQL is cut before the first statement of an operation, before its second … until it is through untouched.
 * After each cut the database is as it was, the person is told in words, and the same form sent again is taken.
 */
class FaultsIT extends PortalTest {
    private static final int MOST_STATEMENTS = 80;

    @AfterEach
    void theWireIsWhole() {
        Portal.wire().disarm();
    }

    /**
     * @param from a piece of the operation's first statement of its transaction, which nothing else runs meanwhile
     * @param form fills a new form; the submission may be sent again with the same token
     * @return how many statements the operation was cut at
     */
    private static int cutEverywhere(String from, Supplier<Supplier<Answer>> form, boolean repeatable) {
        for (int n = 1; n <= MOST_STATEMENTS; n++) {
            Supplier<Answer> submission = form.get();
            Snapshot before = Snapshot.take();
            Portal.wire().cutBefore(n, from);
            Answer answer = submission.get();
            boolean cut = Portal.wire().disarm();
            if (!cut) {
                assertThat(answer.status()).as("%s", answer).isEqualTo(303);
                assertThat(n).as("statements before which it was cut").isGreaterThan(3);
                return n - 1;
            }
            assertThat(answer.status()).as("cut before statement " + n + ": " + answer).isEqualTo(503);
            assertThat(answer.html().select("h1").text()).isEqualTo("Le service est interrompu");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.body()).doesNotContain("SQLException", "PSQLException", "\tat ", "fr.maillage");
            assertThat(Snapshot.take()).as("the database after a cut before statement " + n).isEqualTo(before);
            if (repeatable) {
                Answer again = submission.get();
                assertThat(again.status()).as("sent again after a cut before statement " + n + ": " + again).isEqualTo(303);
                assertThat(again.header("Idempotent-Replayed")).isEmpty();
                assertThat(Snapshot.take()).isNotEqualTo(before);
            }
        }
        throw new AssertionError("not through after " + MOST_STATEMENTS + " statements");
    }

    @Test
    void settingsAreSavedWholeOrNotAtAll() {
        Visit administrator = Visit.as("administration@thomery.demo");
        String page = "/thomery/gestion/reglages";
        AtomicInteger number = new AtomicInteger();
        cutEverywhere("insert into form_token", () -> {
            Answer shown = administrator.page(page);
            Map<String, Object> filled = Visit.filled(shown, page, Map.of("address", number.incrementAndGet() + " rue de la Coupure"));
            String target = Visit.actionOf(shown, page);
            return () -> administrator.sendParts(target, filled, new byte[0]);
        }, true);
    }

    @Test
    void aTerritoryIsMadeWholeOrNotAtAll() {
        Visit operator = Visit.as("exploitant@maillage.demo");
        String page = "/gestion/territoires";
        String[] codes = Portal.sql("select code from commune where departement = '23' order by code").stream().map(row -> (String) row.get(0)).toArray(String[]::new);
        AtomicInteger number = new AtomicInteger();
        cutEverywhere("insert into form_token", () -> {
            Map<String, Object> filled = Visit.filled(operator.page(page), page, Map.of("code", codes[number.getAndIncrement()]));
            return () -> operator.post(page, filled, "Accept", "text/html");
        }, true);
    }

    /** Before any transaction: who asks, which territory, what the page shows. */
    @Test
    void aPageWhoseReadingIsCutSaysSo() {
        Visit administrator = Visit.as("administration@thomery.demo");
        for (String from : java.util.List.of("from account_session", "left outer join territory")) {
            Portal.wire().cutBefore(1, from);
            Answer answer = administrator.page("/thomery/gestion/reglages");
            assertThat(Portal.wire().disarm()).as("a statement with « " + from + " » was run").isTrue();
            assertThat(answer.status()).as("cut at " + from + ": " + answer).isEqualTo(503);
            assertThat(answer.html().select("h1").text()).isEqualTo("Le service est interrompu");
            assertThat(administrator.page("/thomery/gestion/reglages").status()).isEqualTo(200);
        }
    }
}
