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

    /** Many read on a telephone far from a mast: a page with its style, script and letters stays under 200 kB as it travels, its text under 30. */
    @Test
    void aPageIsLight() {
        for (String path : new String[] {"/", "/lozere", "/lozere/enquetes", "/lozere/covoiturage", "/lozere/donnees", "/lozere/enquetes/aller-au-travail"}) {
            Visit visit = Visit.nobody();
            Answer page = visit.page(path);
            assertThat(page.response().body().length).as("bytes of the text of " + path).isLessThan(path.endsWith("covoiturage") ? 60_000 : 30_000);
            long all = page.response().body().length;
            for (String asset : page.html().select("link[rel=stylesheet], link[rel=preload], script[src]").stream().map(e -> e.hasAttr("href") ? e.attr("href") : e.attr("src")).distinct().toList())
                all += visit.get(asset).response().body().length;
            assertThat(all).as("bytes of " + path + " with what it needs").isLessThan(200_000);
        }
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
