package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions come and go with the answers: at once with script, on « Continuer » without, the same ones either way. */
class ConditionJourney extends JourneyTest {
    /** q1 a car or not; q2 how many, q3 why none: on the same page; then a part for those with more than one, and a last one for all. */
    private static SurveyMaker cars() {
        SurveyMaker survey = SurveyMaker.draft("florac-trois-rivieres", "anonymous")
                .ask("single", Map.of("text", "Avez-vous une voiture ?", "options", "Oui\nNon", "required", "true"))
                .ask("number", Map.of("text", "Combien de voitures ?", "required", "true")).ask("short_text", Map.of("text", "Comment vous déplacez-vous ?", "required", "true"))
                .part("Plusieurs voitures").ask("short_text", Map.of("text", "Pourquoi plusieurs ?"))
                .part("Pour finir").ask("short_text", Map.of("text", "Un mot ?")).from("open");
        Portal.sql("update question set relevant = case code when 'q2' then 'q1 = ''a''' else 'q1 = ''b''' end where code in ('q2', 'q3') and section_id in (select id from section where survey_id = ?::uuid)", survey.id());
        Portal.sql("update section set relevant = 'q2 > 1' where position = 1 and survey_id = ?::uuid", survey.id());
        return survey.published();
    }

    @Test
    void scriptShowsAndHidesWhileOneAnswers() {
        SurveyMaker survey = cars();
        Page page = phone();
        page.navigate(survey.publicPath() + "/repondre");
        var cars = page.getByLabel("Combien de voitures ?");
        var way = page.getByLabel("Comment vous déplacez-vous ?");
        assertThat(cars.isVisible()).isFalse();
        assertThat(way.isVisible()).isFalse();
        page.getByLabel("Oui").check();
        cars.waitFor();
        assertThat(way.isVisible()).isFalse();
        cars.fill("3");
        look(page, "survey-condition-script");
        page.getByLabel("Non").check();
        way.waitFor();
        assertThat(cars.isVisible()).isFalse();
        way.fill("à pied");
        press(page, "Continuer");
        assertThat(page.locator("h1").innerText()).as("three cars typed under a question that is not asked open no part").isEqualTo("Pour finir");
        press(page, "Retour");
        assertThat(cars.isVisible()).isFalse();
        assertThat(way.inputValue()).isEqualTo("à pied");
        page.getByLabel("Oui").check();
        assertThat(cars.inputValue()).as("what was typed waits").isEqualTo("3");
        press(page, "Continuer");
        assertThat(page.locator("h1").innerText()).isEqualTo("Plusieurs voitures");
        press(page, "Continuer");
        press(page, "Continuer");
        assertThat(page.locator("main").innerText()).contains("Combien de voitures ?").doesNotContain("Comment vous déplacez-vous ?");
        look(page, "survey-condition-review");
        page.locator("input[name=_proof]").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        press(page, "Envoyer mes réponses");
        page.locator(".receipt").waitFor();
        assertThat(Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id())).isEqualTo("{\"q1\": \"a\", \"q2\": 3}");
    }

    @Test
    void withoutScriptThePageComesBackWithTheQuestionThatIsAskedNow() {
        SurveyMaker survey = cars();
        Page page = withoutScript();
        page.navigate(survey.publicPath() + "/repondre");
        assertThat(page.getByLabel("Combien de voitures ?").isVisible()).isFalse();
        page.getByLabel("Oui").check();
        press(page, "Continuer");
        assertThat(page.locator("main").innerText()).contains("D’autres questions se sont ajoutées").doesNotContain("Il y a un problème");
        assertThat(page.title()).doesNotStartWith("Erreur");
        look(page, "survey-condition-noscript");
        press(page, "Continuer");
        assertThat(page.title()).as("now it was seen, and it is required").startsWith("Erreur");
        page.getByLabel("Combien de voitures ?").fill("1");
        press(page, "Continuer");
        assertThat(page.locator("h1").innerText()).isEqualTo("Pour finir");
        press(page, "Retour");
        assertThat(page.getByLabel("Combien de voitures ?").inputValue()).isEqualTo("1");
        press(page, "Voir toutes les questions sur une page");
        assertThat(page.locator("main").innerText()).contains("Combien de voitures ?", "Un mot ?").doesNotContain("Plusieurs voitures", "Comment vous déplacez-vous ?");
        page.getByLabel("Non").check();
        press(page, "Continuer");
        assertThat(page.locator("main").innerText()).contains("Comment vous déplacez-vous ?").doesNotContain("Combien de voitures ?");
        page.getByLabel("Comment vous déplacez-vous ?").fill("en car");
        press(page, "Continuer");
        assertThat(page.locator("main").innerText()).contains("Vos réponses ne sont pas encore envoyées.", "en car").doesNotContain("Combien de voitures ?");
    }
}
