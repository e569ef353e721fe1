package fr.maillage.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Cuts;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
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
    @AfterEach
    void theWireIsWhole() {
        Portal.wire().disarm();
    }

    @Test
    void settingsAreSavedWholeOrNotAtAll() {
        Visit administrator = Visit.as("administration@thomery.demo");
        String page = "/thomery/gestion/reglages";
        AtomicInteger number = new AtomicInteger();
        Cuts.everywhere("insert into form_token", () -> {
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
        Cuts.everywhere("insert into form_token", () -> {
            Map<String, Object> filled = Visit.filled(operator.page(page), page, Map.of("code", codes[number.getAndIncrement()]));
            return () -> operator.post(page, filled, "Accept", "text/html");
        }, true);
    }

    /** Before any transaction: who asks, which territory. JPA may read again by itself; otherwise the page says what is the matter. */
    @Test
    void aPageWhoseReadingIsCutIsReadAgainOrSaysSo() {
        Visit administrator = Visit.as("administration@thomery.demo");
        for (String from : List.of("from account_session", "left outer join territory")) {
            Portal.wire().cutBefore(1, from);
            Answer answer = administrator.page("/thomery/gestion/reglages");
            assertThat(Portal.wire().disarm()).as("a statement with « " + from + " » was run").isTrue();
            if (answer.status() != 200) {
                assertThat(answer.status()).as("cut at " + from + ": " + answer).isEqualTo(503);
                assertThat(answer.html().select("h1").text()).isEqualTo("Le service est interrompu");
            }
            assertThat(administrator.page("/thomery/gestion/reglages").status()).isEqualTo(200);
        }
    }
}
