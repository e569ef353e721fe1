package fr.maillage.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerritoryPagesIT extends PortalTest {
    @Test
    void theHomeNamesTheTerritoryAndThoseItBelongsTo() {
        Answer home = Visit.nobody().page("/mende");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.html().select("h1").text()).isEqualTo("Mende");
        assertThat(home.html().select("a[href=/lozere]")).isNotEmpty();
        assertThat(home.html().title()).endsWith("Mende");
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        Answer first = Visit.nobody().page("/mende/mentions-legales");
        Answer second = Visit.nobody().get("/mende/mentions-legales", "Accept", "text/html", "If-None-Match", first.header("ETag"));
        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.bytes()).isEmpty();
    }

    @Test
    void englishIsAnExplicitChoiceThatStays() {
        Visit visit = Visit.nobody();
        Answer english = visit.page("/mende?lang=en");
        assertThat(english.html().selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(english.header("Set-Cookie")).contains("langue=en").contains("HttpOnly").containsIgnoringCase("samesite=lax");
        assertThat(visit.page("/mende").html().selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(Visit.nobody().page("/mende").html().selectFirst("html").attr("lang")).isEqualTo("fr");
    }

    @Test
    void standingPagesExistForTheInstallAndForEachTerritory() {
        for (String page : List.of("contact", "mentions-legales", "confidentialite", "accessibilite")) {
            assertThat(Visit.nobody().page("/" + page).status()).as(page).isEqualTo(200);
            assertThat(Visit.nobody().page("/mende/" + page).status()).as(page).isEqualTo(200);
        }
        assertThat(Visit.nobody().page("/code-source").status()).isEqualTo(200);
        assertThat(Visit.nobody().page("/problemes/notFound").status()).isEqualTo(200);
        assertThat(Visit.nobody().get("/.well-known/security.txt").body()).contains("Expires: ");
    }

    @Test
    void theThemeIsAStyleSheetOfTheTerritorysColour() {
        Answer theme = Visit.nobody().get("/mende/theme.css");
        assertThat(theme.header("Content-Type")).startsWith("text/css");
        assertThat(theme.body()).contains("--");
        assertThat(Visit.nobody().get("/mende/theme.css", "If-None-Match", theme.header("ETag")).status()).isEqualTo(304);
    }

    @Test
    void theAdministratorPresentsTheTerritoryAndTheNeighboursMayNot() {
        Visit admin = Visit.as("administration@florac-trois-rivieres.demo");
        String page = "/florac-trois-rivieres/gestion/reglages";
        Answer refused = submitParts(admin, page, Map.of("email", "pas une adresse", "phone", "04 66 45 00 00"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().title()).startsWith("Erreur :");
        assertThat(refused.html().select("input[name=phone]").attr("value")).isEqualTo("04 66 45 00 00");
        assertThat(refused.html().select("#e-email").text()).contains("adresse complète");
        Answer saved = submitParts(admin, page, Map.of("email", "mairie@florac.example", "colour", "#334F88"));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
        assertThat(Visit.nobody().page("/florac-trois-rivieres/contact").body()).contains("mairie@florac.example");
        assertThat(Portal.<String>value("select colour from territory where slug = 'florac-trois-rivieres'")).isEqualTo("#334f88");
        assertThat(Visit.as("administration@mende.demo").get(page, "Accept", "application/json").status()).isEqualTo(403);
        assertThat(Visit.as("agent@florac-trois-rivieres.demo").get(page, "Accept", "application/json").status()).isEqualTo(403);
        assertThat(Visit.nobody().page(page).status()).isEqualTo(303);
    }

    @Test
    void theOperatorCreatesATerritoryFromItsCodeOnly() {
        Visit operator = Visit.as("exploitant@maillage.demo");
        Answer unknown = operator.submit("/gestion/territoires", "/gestion/territoires", Map.of("code", "99999"));
        assertThat(unknown.status()).isEqualTo(422);
        Answer created = operator.submit("/gestion/territoires", "/gestion/territoires", Map.of("code", "12145"));
        assertThat(created.status()).as(created.toString()).isEqualTo(303);
        assertThat(created.location()).isEqualTo("/millau/gestion/reglages");
        assertThat(Visit.nobody().page("/millau").html().select("h1").text()).isEqualTo("Millau");
    }

    @Test
    void theApiTellsOfItselfInOpenApi31() {
        Answer description = Visit.nobody().get("/openapi", "Accept", "application/json");
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().getString("openapi")).isEqualTo("3.1.0");
        assertThat(Visit.nobody().get("/api/v1/communes?q=st%20chely").body()).contains("48140");
    }

    private static Answer submitParts(Visit visit, String page, Map<String, ?> fields) {
        return visit.upload(page, "/gestion/reglages", "logo", "", new byte[0], fields);
    }
}
