package fr.maillage.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import org.junit.jupiter.api.Test;

/** People come in, look after their account and leave; a town hall looks after its team. */
class AccountJourney extends JourneyTest {
    private static final String PHRASE = "trois ânes bleus dans la neige";

    private static String title(Page page) {
        return page.locator("h1").innerText();
    }

    @Test
    void aResidentSignsUpOnAPhoneWithoutScriptAndLeavesAgain() {
        String email = Person.freshAddress();
        Page page = withoutScript();
        page.navigate("/compte/inscription");
        press(page, "Créer mon compte");
        assertThat(page.title()).startsWith("Erreur");
        look(page, "compte-inscription-erreur");
        page.fill("input[name=name]", "Camille Roux");
        page.fill("input[name=email]", email);
        page.fill("input[name=newPassword]", PHRASE);
        press(page, "Créer mon compte");
        assertThat(title(page)).isEqualTo("Regardez vos courriels");
        look(page, "compte-inscription-envoyee");
        page.navigate(Mailbox.link(new Mailbox(email).last(1)));
        look(page, "compte-confirmer");
        page.fill("input[name=password]", PHRASE);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator("main").innerText()).contains("Camille Roux", email);
        look(page, "compte");
        page.navigate("/compte/sessions");
        look(page, "compte-sessions");
        page.navigate("/compte/effacer");
        look(page, "compte-effacer");
        page.fill("input[name=currentPassword]", PHRASE);
        press(page, "Effacer mon compte");
        page.navigate("/compte");
        assertThat(page.url()).as("nobody is signed in any more").contains("/compte/connexion");
    }

    @Test
    void aForgottenPasswordIsReplaced() {
        Person person = Person.confirmed();
        Page page = phone();
        page.navigate("/compte/connexion");
        look(page, "compte-connexion");
        page.navigate("/compte/mot-de-passe-oublie");
        look(page, "compte-oublie");
        page.fill("input[name=email]", person.email());
        page.locator("main button[type=submit]").click();
        look(page, "compte-oublie-envoye");
        page.navigate(Mailbox.link(new Mailbox(person.email()).last(1)));
        look(page, "compte-nouveau-mot-de-passe");
        page.fill("input[name=newPassword]", "court");
        page.locator("main button[type=submit]").click();
        assertThat(page.title()).startsWith("Erreur");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("erreurs");
        look(page, "compte-nouveau-mot-de-passe-erreur");
        page.fill("input[name=newPassword]", PHRASE);
        page.locator("main button[type=submit]").click();
        assertThat(person.tryPassword(PHRASE).status()).isEqualTo(303);
    }

    @Test
    void theTownHallLooksAfterItsTeamByKeyboard() {
        Person administrator = Person.confirmed().with("administrator", "mende");
        Page page = signIn(desktop(), administrator.email());
        page.navigate("/mende/gestion/equipe");
        look(page, "equipe");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Inviter quelqu’un").setExact(true)).focus();
        page.keyboard().press("Enter");
        page.locator("input[name=name]").waitFor();
        look(page, "equipe-inviter");
        String invited = Person.freshAddress();
        page.locator("input[name=name]").focus();
        page.keyboard().type("Dominique Vidal");
        page.keyboard().press("Tab");
        page.keyboard().type(invited);
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        page.waitForURL("**/gestion/equipe*");
        new Mailbox(invited).last(1);
        page.navigate("/mende/gestion/journal");
        look(page, "journal");
        page.navigate("/mende/gestion");
        look(page, "gestion");
        page.navigate("/mende/gestion/reglages");
        look(page, "reglages");
    }

    @Test
    void theOperatorSeesTheInstall() {
        Page page = signIn(desktop(), "exploitant@maillage.demo");
        for (String path : java.util.List.of("/gestion", "/gestion/territoires", "/gestion/courriers", "/gestion/comptes", "/gestion/journal", "/gestion/travaux", "/gestion/covoiturage/import")) {
            page.navigate(path);
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            look(page, "exploitant" + path.replace('/', '-'));
        }
    }
}
