package fr.maillage.survey.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.scan.Sheet;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** An agent keys forms in by keyboard alone, and without script. */
class PaperJourney extends JourneyTest {
    private static SurveyMaker survey() {
        SurveyMaker survey = SurveyMaker.draft("florac-trois-rivieres", "anonymous")
                .ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon\nParfois", "required", "true"))
                .ask("multiple", Map.of("text", "Quels produits ?", "options", "Pain\nFruits\nBois"))
                .ask("scale", Map.of("text", "Trouvez-vous de l’aide ?", "min", "1", "max", "5", "low", "pas du tout", "high", "toujours"))
                .ask("short_text", Map.of("text", "Votre quartier")).from("open").published();
        PaperIT.print(survey, 3);
        return survey;
    }

    private static String form(SurveyMaker survey, int number) {
        return new FormNumber(UUID.fromString(survey.id()), number).toString();
    }

    @Test
    void agentKeysByKeyboardAlone() {
        SurveyMaker survey = survey();
        Page page = signIn(desktop(), "agent@florac-trois-rivieres.demo");
        page.navigate(survey.staffPath() + "/papier");
        look(page, "paper-hub");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Saisir une réponse papier").setExact(true)).focus();
        page.keyboard().press("Enter");
        // the number of the form has the focus
        page.locator("kbd").first().waitFor();
        page.keyboard().type(form(survey, 2));
        page.keyboard().press("Enter");
        page.keyboard().press("2");
        page.keyboard().press("Enter");
        page.keyboard().press("1");
        page.keyboard().press("3");
        page.keyboard().press("Enter");
        page.keyboard().press("4");
        page.keyboard().press("Enter");
        page.keyboard().type("Vabre 12");
        look(page, "paper-keying");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        page.locator("[role=status]").waitFor();
        look(page, "paper-keyed");
        assertThat(Portal.sql("select channel, body->>'q1', body->>'q2', body->>'q3', body->>'q4' from answer where survey_id = ?::uuid", survey.id()))
                .containsExactly(List.of("PAPER", "b", "[\"a\", \"c\"]", "4", "Vabre 12"));
        // 0 says that nothing can be read
        page.locator("kbd").first().waitFor();
        page.keyboard().type(form(survey, 3));
        page.keyboard().press("Enter");
        page.keyboard().press("0");
        assertThat(page.locator("[data-illegible]").first().isChecked()).isTrue();
    }

    @Test
    void agentKeysWithoutScript() {
        SurveyMaker survey = survey();
        Page page = signIn(withoutScript(), "agent@florac-trois-rivieres.demo");
        page.navigate(survey.staffPath() + "/papier/saisie?canal=papier");
        page.getByLabel("Numéro du questionnaire").fill("12");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer et passer à la suivante").setExact(true)).click();
        assertThat(page.title()).startsWith("Erreur");
        look(page, "paper-keying-error");
        page.getByLabel("Numéro du questionnaire").fill(form(survey, 1));
        page.getByLabel("Parfois").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer et passer à la suivante").setExact(true)).click();
        assertThat(page.locator("[role=status]").innerText()).contains("La réponse est enregistrée");
        page.navigate(survey.staffPath() + "/papier/numerisation");
        look(page, "paper-scans");
    }

    @Test
    void agentConfirmsAScanAndSettlesADifference() throws Exception {
        SurveyMaker survey = survey();
        Visit agent = Visit.as("agent@florac-trois-rivieres.demo");
        byte[] printed = agent.get(survey.staffPath() + "/papier/questionnaires.pdf?de=1&a=1").bytes();
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        ImageIO.write(Sheet.printed(printed, 1, 150).scanned(1, 1, 5, 1, new Random(1)), "png", scan);
        Page page = signIn(desktop(), "elu@florac-trois-rivieres.demo");
        page.navigate(survey.staffPath() + "/papier/numerisation");
        page.locator("input[type=file]").setInputFiles(new FilePayload("feuille.png", "image/png", scan.toByteArray()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lire le fichier").setExact(true)).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Voir le rapport")).click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(90_000));
        look(page, "paper-scan-report");
        page.navigate(survey.staffPath() + "/papier/numerisation/1");
        look(page, "paper-sheet");

        agent.submit(survey.staffPath() + "/papier", "/reglages", Map.of("twice", "true"));
        for (Map.Entry<String, String> keying : Map.of("agent", "a", "elu", "b").entrySet())
            Visit.as(keying.getKey() + "@florac-trois-rivieres.demo").submit(survey.staffPath() + "/papier/saisie?canal=papier", "/saisie", Map.of("form", form(survey, 2), "q1", keying.getValue()));
        page.navigate(survey.staffPath() + "/papier/ecarts");
        look(page, "paper-differences");
        page.locator("main li a").first().click();
        look(page, "paper-settle");
        page.getByLabel("Parfois").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer la réponse").setExact(true)).click();
        page.locator(".empty").waitFor();
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("c");
    }
}
