package fr.maillage.carpool.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site on phones, from a resident's proposal to its opening, without script; the pages again with script, for axe. */
class SiteLifeJourney extends JourneyTest {
    private final String name = "Parcours " + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void forget() {
        for (var row : Portal.sql("select key from carpool_project where name = ?", name)) {
            Portal.sql("delete from carpool_site where key = ?", row.get(0));
            Portal.sql("insert into outbox (kind, key) values ('aire', ?)", row.get(0));
        }
    }

    private static void link(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true)).first().press("Enter");
    }

    @Test
    void fromAProposalToAnOpenSiteWithoutScript() {
        Page resident = signIn(withoutScript(), "habitant@mende.demo");
        resident.navigate("/mende/covoiturage");
        link(resident, "Proposer un lieu");
        press(resident, "Envoyer");
        assertThat(resident.title()).startsWith("Erreur");
        resident.getByLabel("Nom du lieu").fill(name);
        resident.getByLabel("Commune", new Page.GetByLabelOptions().setExact(true)).fill("Mende");
        resident.locator("details.point__exact summary").press("Enter");
        resident.getByLabel("Latitude").fill("3,4902");
        resident.getByLabel("Longitude").fill("44,5301");
        resident.getByLabel("Pourquoi ici ?").fill("Trente voitures y passent chaque matin.");
        press(resident, "Envoyer");
        look(resident, "projet-point-inverse");
        resident.locator("input[name=correction]").check();
        press(resident, "Envoyer");
        assertThat(resident.locator("main").innerText()).contains("attend d’être lue");
        String address = resident.url().replaceAll("\\?.*", "");
        look(resident, "projet-en-attente");

        Page agent = signIn(withoutScript(), "agent@mende.demo");
        agent.navigate("/mende/gestion");
        agent.locator("main .queue li", new Page.LocatorOptions().setHasText(name)).getByRole(AriaRole.LINK).press("Enter");
        agent.locator("input[name=reading][value=yes]").check();
        press(agent, "Enregistrer");
        look(agent, "projet-gestion");
        link(agent, "Mettre à l’étude");
        agent.locator("textarea[name=stepReason]").fill("Le service des routes regarde l’accès.");
        press(agent, "Mettre à l’étude");

        Page councillor = signIn(withoutScript(), "elu@mende.demo");
        councillor.navigate(address.replace("/covoiturage/", "/gestion/covoiturage/"));
        link(councillor, "Inscrire la décision du conseil");
        councillor.getByLabel("Référence de la délibération").fill("2026-042");
        councillor.locator("textarea[name=stepReason]").fill("Vingt places, dès l’été.");
        look(councillor, "projet-decision");
        press(councillor, "Inscrire la décision du conseil");

        agent.navigate(agent.url().replaceAll("\\?.*", ""));
        link(agent, "Commencer les travaux");
        agent.locator("textarea[name=stepReason]").fill("Deux semaines.");
        press(agent, "Commencer les travaux");
        link(agent, "Ouvrir le lieu");
        agent.locator("input[name=siteType][value=car_park]").check();
        agent.getByLabel("Nombre de places", new Page.GetByLabelOptions().setExact(false)).first().fill("20");
        agent.locator("textarea[name=stepReason]").fill("C’est ouvert.");
        look(agent, "projet-ouverture");
        press(agent, "Ouvrir le lieu");
        assertThat(agent.locator("h1").innerText()).isEqualTo(name);

        for (int cars = 12; cars <= 16; cars++) {
            agent.navigate("/mende/gestion/covoiturage/comptages?aire=" + address.replaceAll(".*/", ""));
            agent.locator("input[name=cars]").fill(Integer.toString(cars));
            press(agent, "Enregistrer le comptage");
            assertThat(agent.locator("[role=status]").first().innerText()).contains("enregistré");
        }

        Page nobody = phone();
        nobody.navigate(address.replaceFirst("^https?://[^/]+", ""));
        look(nobody, "projet-ouvert");
        nobody.locator(".notice a").click();
        assertThat(nobody.locator("main").innerText()).contains("2026-042", "par un habitant", "C’est ouvert.");
        look(nobody, "projet-devenu-aire");
        link(nobody, "Quand ce lieu est-il plein ?");
        assertThat(nobody.locator("main").innerText()).contains("avec 14 voitures en moyenne pour 20 places ; 16 au plus");
        look(nobody, "frequentation");
        nobody.navigate("/mende/covoiturage/projets");
        look(nobody, "projets");
    }

    @Test
    void thePagesOfAProposalWithScript() {
        Page resident = signIn(phone(), "habitant@mende.demo");
        resident.navigate("/mende/covoiturage/projets/nouveau");
        resident.locator("details.point__exact summary").click();
        resident.locator(".leaflet-container").waitFor();
        look(resident, "projet-proposer");
        Page agent = signIn(desktop(), "agent@mende.demo");
        agent.navigate("/mende/gestion/covoiturage/projets");
        look(agent, "projets-gestion");
    }
}
