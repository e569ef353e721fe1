package fr.maillage.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.survey.library.Filler;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Launched;
import fr.maillage.testing.Visit;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's tour, walked as it is written: what it says to press must be there, and the README must say all that has to be pressed. */
class TourJourney extends JourneyTest {
    private static final String PASSWORD = "une-longue-phrase-pour-la-visite";
    private final String readme = read();
    private int at = Math.max(0, readme.indexOf("## A tour in ten minutes"));

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A label that the README names next, so that the words here are the words there. */
    private String said(String label) {
        int found = readme.indexOf("« " + label + " »", at);
        assertThat(found).as("the README's tour says « " + label + " » next").isPositive();
        at = found;
        return label;
    }

    private void follow(Page page, String label) {
        page.locator("main, header").getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(said(label)).setExact(true)).first().click();
    }

    private void send(Page page, String button) {
        press(page, said(button));
    }

    @Test
    void theTourIsTrueWordForWord() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path folder = Files.createTempDirectory("maillage-tour");
        try (Launched portal = Launched.jar(Files.createDirectories(folder.resolve("logs")), Path.of(System.getProperty("maillage.jar")),
                Map.of("MAILLAGE_PORT", Integer.toString(port), "MAILLAGE_DATA_DIR", folder.resolve("data").toString(), "MAILLAGE_DEMO_PASSWORD", PASSWORD), "run")) {
            portal.awaitLine("Ctrl-C stops it.", 300);
            assertThat(portal.out()).contains("http://localhost:" + port, "elu@lozere.demo");
            walk("http://localhost:" + port);
        }
    }

    private void walk(String base) {
        Page page = page(new Browser.NewContextOptions().setViewportSize(1280, 900), base);
        page.navigate("/lozere");
        assertThat(page.locator("h1").innerText()).contains("Lozère");

        follow(page, "Se connecter");
        page.fill("input[name=email]", "elu@lozere.demo");
        page.fill("input[name=password]", PASSWORD);
        page.locator("main button[type=submit]").click();
        page.navigate("/lozere/gestion");

        follow(page, "Enquêtes");
        page.navigate("/lozere/gestion/enquetes");
        follow(page, "Créer une enquête");
        page.getByLabel("Titre").fill("Le marché de Mende");
        page.getByLabel(said("Les commerces de proximité")).check();
        send(page, "Continuer");
        page.getByLabel(said("Anonyme"), new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Confirmez votre choix").fill("ANONYME");
        send(page, "Créer le brouillon");

        follow(page, "Dates, public et seuil");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        page.getByLabel("Premier jour").fill(today.toString());
        page.getByLabel("Dernier jour").fill(today.plusDays(7).toString());
        page.getByLabel(said("Tout le monde"), new Page.GetByLabelOptions().setExact(true)).check();
        send(page, "Enregistrer");
        follow(page, "Publier");
        send(page, "Publier l’enquête");

        answer(base);
        results(page);
        data(base);
    }

    private void answer(String base) {
        Page phone = page(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true), base);
        phone.navigate("/lozere/enquetes/le-marche-de-mende");
        follow(phone, "Répondre");
        said("Continuer");
        for (int n = 0; n < 20 && phone.locator("form .question").count() > 0; n++) {
            new Filler(0).fill(phone);
            press(phone, "Continuer");
            assertThat(phone.title()).doesNotStartWith("Erreur");
        }
        phone.locator("input[name=_proof]").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        send(phone, "Envoyer mes réponses");
        assertThat(phone.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
    }

    private void results(Page page) {
        page.navigate("/lozere/gestion");
        said("Enquêtes");
        page.navigate("/lozere/gestion/enquetes");
        follow(page, "Vos besoins, près de chez vous");
        follow(page, "Clore maintenant");
        send(page, "Clore l’enquête");
        follow(page, "Voir les résultats");
        look(page, "tour-resultats-equipe");
        follow(page, "Publier les résultats");
        look(page, "tour-publication");
        press(page, "Publier les résultats");
        page.navigate("/lozere/enquetes/vos-besoins/resultats");
        look(page, "tour-resultats-publics");
        Page phone = page(new Browser.NewContextOptions().setViewportSize(390, 844), page.url().replaceFirst("/lozere.*", ""));
        for (String survey : new String[] {"vos-besoins", "aller-au-travail"}) {
            phone.navigate("/lozere/enquetes/" + survey + "/resultats");
            look(phone, "tour-resultats-" + survey);
        }
    }

    private static void data(String base) {
        Visit reader = Visit.at(base);
        assertThat(reader.get("/lozere/donnees/resultats-vos-besoins.csv").body().lines().count()).isGreaterThan(20);
        assertThat(reader.get("/lozere/donnees/resultats-vos-besoins.ttl").body()).contains("qb:Observation");
        assertThat(reader.get("/lozere/donnees/lieux-covoiturage.geojson").body()).contains("FeatureCollection");
        String query = "SELECT (COUNT(*) AS ?n) WHERE { ?o a <http://purl.org/linked-data/cube#Observation> }";
        String counted = reader.get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "text/csv").body();
        assertThat(Integer.parseInt(counted.lines().skip(1).findFirst().orElseThrow())).isGreaterThan(10);
        for (String page : new String[] {"/lozere/donnees", "/sparql", "/lozere/covoiturage"}) assertThat(reader.page(page).status()).as(page).isEqualTo(200);
    }
}
