package fr.maillage.carpool.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import org.junit.jupiter.api.Test;

/** A resident books and gives back a space on a phone. */
class BookingJourney extends JourneyTest {
    private static final String NAME = "Parking de la gare de Mende";

    @Test
    void aSpaceIsBookedAndGivenBackOnAPhone() {
        try {
            String key = Portal.value("select key from carpool_site where name = ?", NAME);
            Page agent = signIn(desktop(), "agent@mende.demo");
            agent.navigate("/mende/gestion/covoiturage/reservations/" + key);
            agent.fill("input[name=bookable]", "2");
            press(agent, "Enregistrer");
            look(agent, "reservations-gestion");
            Page resident = signIn(phone(), "habitant@mende.demo");
            resident.navigate("/mende/covoiturage/aires/" + Portal.<String>value("select slug from carpool_site where key = ?", key));
            look(resident, "covoiturage-aire-complete");
            resident.click("text=Réserver une place");
            resident.locator("main form button").last().click();
            assertThat(resident.locator("main").innerText()).contains("réservée pour vous");
            look(resident, "reserver");
            resident.locator("button", new Page.LocatorOptions().setHasText("Rendre la place")).click();
            assertThat(resident.locator("main").innerText()).doesNotContain("réservée pour vous");
        } finally {
            Portal.sql("update carpool_site set bookable = 0 where name = ?", NAME);
            Portal.sql("delete from carpool_booking where site_id in (select id from carpool_site where name = ?)", NAME);
        }
    }
}
