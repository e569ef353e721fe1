package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import org.junit.jupiter.api.Test;

/** A councillor crosses two questions, reads what a curious reader could deduce, and publishes; anybody reads the table on a phone. */
class CrossingJourney extends JourneyTest {
    @Test
    void councillorCrossesTwoQuestionsAndPublishes() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Page page = signIn(desktop(), "elu@mende.demo");
        page.navigate(survey.desk() + "/citations/q4?texte=0");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approuver cette citation")).click();
        look(page, "results-quotation-error");
        page.locator("#f-texte").fill("Un banc à l’arrêt de car, s’il vous plaît.");
        page.locator("#f-relu").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approuver cette citation")).click();
        look(page, "results-quotations");
        page.navigate(survey.desk() + "/publication");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter ce croisement")).click();
        look(page, "results-publication-error");
        page.getByLabel("Question", new Page.GetByLabelOptions().setExact(true)).selectOption("q3");
        page.getByLabel("Selon les réponses à").selectOption("q1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter ce croisement")).click();
        assertThat(page.locator("#croiser li").count()).isEqualTo(1);
        page.locator("#deductions summary").click();
        look(page, "results-publication-crossing");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publier les résultats")).click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Publication des résultats");
        look(page, "results-publication-done");
        Page phone = withoutScript();
        phone.navigate(survey.page());
        assertThat(phone.locator("#croisement-q3-q1 td.withheld").count()).isPositive();
        look(phone, "results-public-crossing");
    }
}
