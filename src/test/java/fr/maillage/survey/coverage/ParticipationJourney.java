package fr.maillage.survey.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.nio.file.Files;
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
}
