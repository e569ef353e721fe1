package fr.maillage.carpool.use;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An agent counts cars where there is no network. */
class CountsJourney extends JourneyTest {
    private static final String KEY = "select key from carpool_site where name = 'Parking de la gare de Mende'";

    private static long kept() {
        return Portal.<Long>value("select count(*) from carpool_count c join carpool_site s on s.id = c.site_id where s.key = (" + KEY + ") and c.cars in (801, 802, 803)");
    }

    @Test
    void countsMadeWithoutNetworkAreKeptAndSentOnce() {
        try {
            Page page = signIn(phone(), "agent@mende.demo");
            page.navigate("/mende/gestion/covoiturage/comptages");
            look(page, "comptages");
            page.selectOption("select[name=countSite]", Portal.<String>value(KEY));
            page.context().setOffline(true);
            for (int cars = 801; cars <= 803; cars++) {
                page.fill("input[name=cars]", Integer.toString(cars));
                page.click("main form button[type=submit]");
            }
            page.waitForFunction("() => document.querySelector('[data-counts-state]').textContent.includes('3 comptages attendent')");
            assertThat(page.inputValue("input[name=cars]")).isEmpty();
            look(page, "comptages-sans-reseau");
            assertThat(kept()).isZero();
            page.context().setOffline(false);
            Portal.await("the three have arrived", Duration.ofSeconds(30), () -> kept() == 3);
            page.waitForFunction("() => document.querySelector('[data-counts-state]').textContent.includes('Tous les comptages')");
            page.reload();
            assertThat(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('maillage:count:')).length")).isEqualTo(0);
            assertThat(kept()).isEqualTo(3L);
            page.navigate("/mende/gestion/covoiturage/comptages/" + Portal.<String>value(KEY));
            look(page, "frequentation-gestion");
        } finally {
            Portal.sql("delete from carpool_count where cars in (801, 802, 803)");
            Portal.sql("delete from carpool_alert where cars between 801 and 803");
        }
    }
}
