package fr.maillage.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A resident answers on a phone, with and without script and by keyboard; a councillor writes a survey. */
class SurveyJourney extends JourneyTest {
    private static final List<String> NUMBERS = List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");

    private static long answers(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id());
    }

    @Test
    void residentAnswersOnAPhoneWithoutScript() {
        SurveyMaker survey = SurveyMaker.draft("florac-trois-rivieres", "anonymous")
                .ask("commune", Map.of("text", "Dans quelle commune vivez-vous ?", "required", "true"))
                .ask("scale", Map.of("text", "Trouvez-vous de l’aide ?", "min", "1", "max", "5", "low", "pas du tout", "high", "toujours"))
                .part("La suite").ask("multiple", Map.of("text", "Quels produits ?", "options", "Pain\nFruits\nBois", "apart", "Aucun"))
                .ask("long_text", Map.of("text", "Quoi d’autre ?")).from("open").published();
        Page page = withoutScript();
        page.navigate("/florac-trois-rivieres/enquetes");
        look(page, "survey-list");
        page.navigate(survey.publicPath());
        look(page, "survey-show");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Répondre").setExact(true)).click();
        press(page, "Continuer");
        assertThat(page.title()).startsWith("Erreur");
        look(page, "survey-answer-error");
        page.getByLabel("Dans quelle commune vivez-vous ?").fill("saint");
        press(page, "Continuer");
        look(page, "survey-answer-communes");
        page.locator("input[name=q1]").first().check();
        page.locator("input[name=q2][value='4']").check();
        press(page, "Continuer");
        page.getByLabel("Fruits").check();
        page.getByLabel("Quoi d’autre ?").fill("Un banc.");
        press(page, "Retour");
        assertThat(page.locator("input[name=q2]:checked").inputValue()).isEqualTo("4");
        press(page, "Continuer");
        assertThat(page.getByLabel("Quoi d’autre ?").inputValue()).isEqualTo("Un banc.");
        press(page, "Continuer");
        assertThat(page.locator("main").innerText()).contains("Vos réponses ne sont pas encore envoyées.");
        look(page, "survey-review");
        Matcher sum = Pattern.compile("Combien font (\\p{L}+) et (\\p{L}+)").matcher(page.locator("main").innerText());
        assertThat(sum.find()).isTrue();
        page.locator("#f-compte").fill(String.valueOf(NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2))));
        // the Enter key sends, and never presses one of the « Modifier » buttons that come before
        page.locator("#f-compte").press("Enter");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
        look(page, "survey-receipt");
        page.goBack();
        assertThat(answers(survey)).isEqualTo(1);
    }

    @Test
    void scriptProposesCommunesAndDoesTheRobotWork() {
        SurveyMaker survey = SurveyMaker.draft("florac-trois-rivieres", "anonymous")
                .ask("commune", Map.of("text", "Dans quelle commune vivez-vous ?", "required", "true")).from("open").published();
        Page page = phone();
        page.navigate(survey.publicPath() + "/repondre");
        look(page, "survey-answer-script");
        page.getByLabel("Dans quelle commune vivez-vous ?").pressSequentially("ispagnac");
        page.locator("input[name=q1]").first().waitFor();
        look(page, "survey-answer-proposed");
        press(page, "Continuer");
        page.locator("input[name=_proof]").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        assertThat(page.locator("#f-compte").isVisible()).isFalse();
        look(page, "survey-review-script");
        press(page, "Envoyer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("48075");
    }

    @Test
    void everythingIsDoneByKeyboard() {
        SurveyMaker survey = SurveyMaker.simple("florac-trois-rivieres");
        Page page = desktop();
        page.navigate(survey.publicPath());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Répondre").setExact(true)).focus();
        page.keyboard().press("Enter");
        page.locator("input[name=q1]").first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator("input[name=_proof]").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer mes réponses").setExact(true)).focus();
        page.keyboard().press("Enter");
        page.locator(".receipt").waitFor();
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("b");
    }

    @Test
    void councillorGoesFromTemplateToPreviewAndPublication() {
        Page page = signIn(desktop(), "elu@florac-trois-rivieres.demo");
        page.navigate("/florac-trois-rivieres/gestion/enquetes");
        look(page, "survey-staff-list");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Créer une enquête").setExact(true)).first().click();
        look(page, "survey-new");
        page.getByLabel("Titre").fill("Au quotidien à Florac");
        page.getByLabel("Les besoins des habitants").check();
        press(page, "Continuer");
        look(page, "survey-mode");
        page.getByLabel("Anonyme", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Confirmez votre choix").fill("anonyme");
        press(page, "Créer le brouillon");
        look(page, "survey-tasks");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Questions").setExact(true)).click();
        look(page, "survey-questions");
        page.locator(".queue a").nth(3).click();
        look(page, "survey-question");
        page.goBack();
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ajouter une question").setExact(true)).first().click();
        look(page, "survey-question-type");
        page.goBack();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Aperçu").setExact(true)).click();
        look(page, "survey-preview");
        page.goBack();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Au quotidien à Florac").setExact(true)).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dates, public et seuil").setExact(true)).click();
        String today = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
        page.getByLabel("Premier jour").fill(today);
        page.getByLabel("Dernier jour").fill(today);
        look(page, "survey-settings");
        press(page, "Enregistrer");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Publier").setExact(true)).click();
        look(page, "survey-publish");
        press(page, "Publier l’enquête");
        assertThat(page.locator("main").innerText()).contains("Ouverte");
        look(page, "survey-open");
    }
}
