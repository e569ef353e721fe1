package fr.maillage.survey.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.maillage.survey.exchange.control.FormSheets;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A councillor brings a questionnaire from KoboToolbox. */
class SurveyExchangeJourney extends JourneyTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void aCouncillorImportsAQuestionnaireAndReadsWhatWasLost() {
        bring(signIn(desktop(), "elu@lozere.demo"), "Déplacements du mercredi", "");
    }

    @Test
    void theSameWithoutScript() {
        bring(signIn(withoutScript(), "elu@lozere.demo"), "Déplacements du jeudi", "-sans-script");
    }

    @Test
    void quotasOfAFileAreLookedAtAmongTheFigures() {
        String draft = SurveyExchangeIT.opened(Visit.as("elu@lozere.demo"), "quotas.lss", SurveyExchangeIT.quotas());
        for (Page page : List.of(phone(), desktop())) {
            signIn(page, "elu@lozere.demo").navigate(draft + "/resultats/participation/chiffres");
            assertThat(page.locator("h2").first()).hasText("Réponses espérées");
            look(page, "exchange-goals");
        }
    }

    private void bring(Page page, String title, String suffix) {
        page.navigate("/lozere/gestion/enquetes");
        page.click("a[href$='/enquetes/import']");
        look(page, "exchange-import" + suffix);
        page.setInputFiles("#f-questionnaire", new FilePayload("faux.xlsx", XLSX, "type;name".getBytes(StandardCharsets.UTF_8)));
        page.click("main form button[type=submit]");
        assertThat(page.locator("#e-questionnaire")).containsText("CSV");
        look(page, "exchange-import-error" + suffix);
        page.setInputFiles("#f-questionnaire", new FilePayload("deplacements.xlsx", XLSX, form(title)));
        page.click("main form button[type=submit]");
        assertThat(page.locator("h1")).hasText("Rapport de lecture");
        look(page, "exchange-report" + suffix);
        page.click("main .actions a.button");
        look(page, "exchange-promise" + suffix);
        page.check("#f-mode");
        page.fill("#f-confirmation", "ANONYME");
        page.press("#f-confirmation", "Enter");
        assertThat(page.locator("h1")).hasText(title);
        page.click("a[href$='/exporter']");
        look(page, "exchange-export" + suffix);
    }

    private static byte[] form(String title) {
        return FormSheets.survey("type | name | label::Français (fr) | label::English (en) | hint::Français (fr) | required | relevant | constraint | appearance | default",
                "start | debut | | | | | | | |",
                "begin_group | foyer | Votre foyer | Your household | | | | | |",
                "integer | personnes | Combien de personnes vivent chez vous ? | How many people live with you? | Enfants compris | yes | | . >= 1 and . <= 12 | |",
                "select_one ouinon | voiture | Avez-vous une voiture ? | Do you have a car? | | yes | | | minimal | oui",
                "end_group | | | | | | | | |",
                "begin_group | trajets | Vos trajets | Your trips | | | ${voiture} = 'oui' | | |",
                "select_multiple motifs | pourquoi | Pour quelles raisons prenez-vous la voiture ? | Why do you drive? | | | | count-selected(.) <= 2 | |",
                "text | autre | Lesquelles ? | Which? | | | selected(${pourquoi}, 'loisirs') | | multiline |",
                "text | voisin | Nom du voisin | Neighbour | | | pulldata('voisins', 'nom', 'id', ${personnes}) != '' | | |",
                "geopoint | lieu | D’où partez-vous ? | From where? | | | | | |",
                "end_group | | | | | | | | |",
                "begin_repeat | enfants | Vos enfants | Your children | | | | | |", "text | prenom | Prénom | First name | | | | | |", "end_repeat | | | | | | | | |")
                .and("choices", "list_name | name | label::Français (fr) | label::English (en)", "ouinon | oui | Oui | Yes", "ouinon | non | Non | No", "motifs | travail | Le travail | Work",
                        "motifs | courses | Les courses | Shopping", "motifs | loisirs | Les loisirs | Leisure")
                .and("settings", "form_title | default_language", title + " | Français (fr)").file();
    }
}
