package fr.maillage.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import org.junit.jupiter.api.Test;

class HomeIT extends PortalTest {
    @Test
    void theInstallHasAHomeWithoutCookie() {
        Answer home = Visit.nobody().page("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.header("Set-Cookie")).isEmpty();
        assertThat(home.header("Content-Security-Policy")).contains("default-src 'none'").doesNotContain("unsafe-inline");
    }

    @Test
    void anUnknownAddressIsAPageForPeopleAndAProblemForMachines() {
        Answer page = Visit.nobody().page("/nulle-part-ici");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html().select("h1").text()).isEqualTo("Cette page n’existe pas");
        Answer problem = Visit.nobody().get("/nulle-part-ici", "Accept", "application/json");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.json().getInt("status")).isEqualTo(404);
    }
}
