package fr.maillage.carpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import org.junit.jupiter.api.Test;

/** Finding a carpool site, with and without script; looking after the sites. */
class CarpoolJourney extends JourneyTest {
    @Test
    void aResidentFindsASiteOnThePhone() {
        Page page = phone();
        page.navigate("/lozere/covoiturage");
        page.locator(".map__pin").first().waitFor();
        look(page, "covoiturage-liste");
        page.fill("input[name=q]", "villefort");
        page.click("form[role=search] button[type=submit]");
        assertThat(page.locator(".sites li").count()).isEqualTo(1);
        look(page, "covoiturage-cherche");
        page.click(".sites a");
        assertThat(page.locator("h1").innerText()).isEqualTo("Croisement de Villefort");
        look(page, "covoiturage-aire");
        page.click("text=Signaler un problème");
        page.click("main button[type=submit]");
        assertThat(page.title()).startsWith("Erreur");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("erreurs");
        look(page, "covoiturage-signaler-erreur");
    }

    @Test
    void theMapIsWorkedByTheKeyboard() {
        Page page = desktop();
        page.navigate("/lozere/covoiturage");
        page.locator(".map__group").first().waitFor();
        Object before = page.evaluate("document.querySelector('.leaflet-marker-pane').innerHTML");
        page.locator(".map__group").first().focus();
        page.keyboard().press("Enter");
        page.waitForFunction("drawn => document.querySelector('.leaflet-marker-pane').innerHTML !== drawn", before);
        page.locator(".map__pin").first().focus();
        page.keyboard().press("Enter");
        page.locator(".leaflet-popup a").first().waitFor();
        assertThat(page.locator(".map__list a").first().getAttribute("href")).startsWith("/lozere/covoiturage/aires/");
        look(page, "covoiturage-carte");
    }

    @Test
    void withoutScriptTheListIsWhole() {
        Page page = withoutScript();
        page.navigate("/lozere/covoiturage");
        assertThat(page.locator(".map").isVisible()).isFalse();
        assertThat(page.locator(".sites li").count()).isGreaterThan(10);
        page.click("summary");
        page.selectOption("select[name=type]", "car_park");
        page.click("form[role=search] button[type=submit]");
        assertThat(page.locator(".tag").count()).isEqualTo(1);
        look(page, "covoiturage-sans-script");
    }

    @Test
    void anAgentLooksAfterTheSites() {
        Page page = signIn(desktop(), "agent@lozere.demo");
        page.navigate("/lozere/gestion/covoiturage");
        look(page, "covoiturage-gestion");
        page.locator("tbody a").first().click();
        look(page, "covoiturage-gestion-aire");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Modifier")).click();
        look(page, "covoiturage-modifier");
        page.fill("input[name=siteName]", "");
        page.click("main button[type=submit]");
        assertThat(page.title()).startsWith("Erreur");
        look(page, "covoiturage-modifier-erreur");
        page.navigate("/lozere/gestion/covoiturage/import");
        look(page, "covoiturage-import");
        String head = "id_lieu,id_local,nom_lieu,insee,type,date_maj,ouvert,Xlong,Ylat\n";
        page.setInputFiles("input[type=file]", new com.microsoft.playwright.options.FilePayload("lieux.csv", "text/csv",
                (head + "48198-C-777,J1,Juste,48198,Parking,2024-01-02,true,3.93333,44.44444\n48198-C-778,J2,Faux,48800,Gare,jamais,oui,44.44444,3.93333\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        page.click("main button[type=submit]");
        page.locator("a.button", new Page.LocatorOptions().setHasText("Voir le rapport")).waitFor();
        look(page, "covoiturage-travail");
        page.click("text=Voir le rapport");
        assertThat(page.locator("main").innerText()).contains("Rien n’a été changé");
        look(page, "covoiturage-rapport");
        page.navigate("/lozere/gestion/travaux");
        look(page, "covoiturage-travaux");
    }
}
