package fr.maillage.survey.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A councillor follows a survey of the demo, gives the figures of the population, crosses answers and takes the report to the meeting. */
class ParticipationJourney extends JourneyTest {
    @Test
    void theCouncillorFollowsTheSurveyAndTakesTheReport() throws Exception {
        Page page = signIn(desktop(), "elu@lozere.demo");
        page.navigate("/lozere/gestion/enquetes/" + Portal.<Object>value("select s.id from survey s join territory t on t.id = s.territory_id where t.slug = 'lozere' and s.slug = 'aller-au-travail'") + "/resultats");
        look(page, "results-team");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Suivre la participation")).click();
        look(page, "participation");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Donner les chiffres de la population")).click();
        look(page, "participation-figures");
        page.locator("input[name=insee]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer les chiffres")).click();
        assertThat(page.locator("#communes tbody tr").first().innerText()).contains("Mende");
        look(page, "participation-coverage");
        page.navigate(page.url().replaceFirst("/participation.*", "/croisements"));
        page.locator("select[name=axe]").selectOption("_channel");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Croiser").setExact(true)).click();
        assertThat(page.locator("#croisement tbody tr").count()).isPositive();
        look(page, "crossing");
        page.navigate(page.url().replaceFirst("/croisements.*", ""));
        Download report = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rapport pour l’équipe (PDF")).click());
        assertThat(report.suggestedFilename()).startsWith("rapport-equipe-").endsWith(".pdf");
        assertThat(Files.size(report.path())).isGreaterThan(10_000);
    }

    @Test
    void writtenAnswersBecomeThemes() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("long_text", Map.of("text", "Que manque-t-il à votre village ?")).from("open").published();
        for (String text : List.of("Un car vers la gare le samedi", "Un banc à l’ombre, près de l’école", "Plus de cars vers la gare", "L’ombre d’un arbre sur la place"))
            Portal.sql("insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, 'WEB', jsonb_build_object('q1', ?::text) from survey where id = ?::uuid", text, survey.id());
        survey.step("clore");
        Page page = signIn(desktop(), "elu@mende.demo");
        page.navigate(survey.staffPath() + "/resultats/textes/q1");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Classer ces textes par thèmes")).click();
        for (String theme : List.of("Transports", "Ombre et repos")) {
            page.getByLabel("Nouveau thème").fill(theme);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter ce thème")).click();
        }
        look(page, "themes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lire et classer les textes")).click();
        page.getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHasText("Plus de cars")).getByLabel("Transports").check();
        look(page, "themes-read");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer cette page")).click();
        assertThat(page.locator(".stat__number").nth(1).innerText()).isEqualTo("4");
    }
}
