package fr.maillage.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.testing.JourneyTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A re-user finds a dataset, asks a question of the graph and follows an identifier; a visitor reads what the portal says of itself. */
class OpenDataJourney extends JourneyTest {
    @Test
    void aReuserFindsDataAndAsksTheGraph() {
        Page page = desktop();
        page.navigate("/lozere/donnees");
        look(page, "donnees");
        page.locator("main a[href='/lozere/donnees/lieux-covoiturage']").first().click();
        assertThat(page.locator("main a[href$='.csv']").count()).isPositive();
        look(page, "donnees-lieux");
        page.navigate("/sparql");
        look(page, "sparql");
        page.locator("main a[href^='/sparql?query=']").first().click();
        page.locator("#resultat").waitFor();
        look(page, "sparql-resultat");
        page.navigate("/sparql?query=SELECT");
        assertThat(page.title()).startsWith("Erreur");
        look(page, "sparql-erreur");
        page.navigate("/id/departement/48.html");
        look(page, "identifiant");
        page.navigate("/vocab");
        look(page, "vocab");
        page.navigate("/catalogue");
        look(page, "catalogue");
    }

    @Test
    void theSameOnAPhoneWithoutScript() {
        Page page = withoutScript();
        for (String path : List.of("/lozere/donnees", "/lozere/donnees/lieux-covoiturage", "/lozere/donnees/resultats-aller-au-travail", "/sparql", "/vocab/categories")) {
            page.navigate(path);
            look(page, "sans-script" + path.replace('/', '-'));
        }
        page.navigate("/sparql");
        page.locator("main textarea[name=query]").fill("SELECT (COUNT(*) AS ?n) { ?s a <http://rdf.insee.fr/def/geo#Departement> }");
        page.locator("main form:has(textarea[name=query]) button[type=submit]").first().click();
        assertThat(page.locator("main table tbody tr").count()).isEqualTo(1);
    }

    @Test
    void whatAVisitorReadsIsAccessible() {
        Page page = phone();
        for (String path : List.of("/", "/lozere", "/mende", "/lozere/enquetes", "/lozere/enquetes/aller-au-travail", "/lozere/enquetes/aller-au-travail/resultats",
                "/contact", "/mentions-legales", "/confidentialite", "/accessibilite", "/nulle-part")) {
            page.navigate(path);
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            look(page, "lire" + (path.equals("/") ? "-accueil" : path.replace('/', '-')));
        }
        page.navigate("/lozere?lang=en");
        look(page, "lire-lozere-en");
    }
}
