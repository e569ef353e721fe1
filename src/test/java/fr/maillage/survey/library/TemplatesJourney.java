package fr.maillage.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.respond.Respondent;
import fr.maillage.testing.Answer;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** Each ready model is run as it stands: created, published, answered over HTTP and by a browser, closed, its results published, its files fetched. */
class TemplatesJourney extends JourneyTest {
    private static final String TERRITORY = "florac-trois-rivieres";
    /** Enough for every figure to have a chance: twice the threshold and more. */
    private static final int PEOPLE = 11;

    static List<String> offered() {
        return SurveyTemplates.OFFERED;
    }

    @ParameterizedTest
    @MethodSource("offered")
    void modelGoesFromItsPageToOpenData(String name) {
        Visit councillor = Visit.as("elu@" + TERRITORY + ".demo");
        String desk = "/" + TERRITORY + "/gestion/enquetes";
        String use = councillor.page(desk + "/modeles/" + name).html().select("a.button[href*=template]").attr("href");
        Answer created = councillor.submit(use.replace(" ", "%20"), "/nouvelle", Map.of("mode", "anonymous", "confirmation", "anonyme"));
        assertThat(created.status()).as(created.toString()).isEqualTo(303);
        String path = created.location();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        assertThat(councillor.submit(path + "/reglages", "/reglages", Map.of("opens", today.toString(), "closes", today.plusDays(9).toString(), "audience", "open", "threshold", "5")).status()).isEqualTo(303);
        assertThat(councillor.page(path).html().select("main .notice li").eachText()).as("nothing is missing").isEmpty();
        Answer published = councillor.submit(path + "/publier", "/publier", Map.of());
        assertThat(published.status()).as(published.toString()).isEqualTo(303);
        String id = path.replaceFirst(".*/", "");
        String slug = Portal.<String>value("select slug from survey where id = ?::uuid", id);
        String survey = "/" + TERRITORY + "/enquetes/" + slug;

        for (int person = 0; person < PEOPLE; person++) answer(survey, new Filler(person));
        inTheBrowser(survey, name);

        assertThat(councillor.submit(path + "/clore", "/clore", Map.of()).status()).isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", id)).isEqualTo(PEOPLE + 1);
        assertThat(councillor.page(path + "/resultats").status()).isEqualTo(200);
        Answer released = councillor.submit(path + "/resultats/publication", "/publication", Map.of());
        assertThat(released.status()).as(released.toString()).isEqualTo(303);
        assertThat(Visit.nobody().page(survey + "/resultats").html().select("main").text()).contains(String.valueOf(PEOPLE + 1));
        // the council's report: exact figures for the team, the published ones for everybody
        for (String report : List.of(path + "/resultats/rapport", survey + "/resultats/rapport")) {
            assertThat(councillor.get(report + ".pdf").body()).as(report).startsWith("%PDF-");
            assertThat(councillor.get(report + ".ods").header("Content-Type")).startsWith("application/vnd.oasis.opendocument.spreadsheet");
        }
        String files = "/" + TERRITORY + "/donnees/resultats-" + slug;
        Answer csv = Visit.nobody().get(files + ".csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body().lines().count()).as("a line for each figure").isGreaterThan(20);
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(Visit.nobody().get(files + ".ttl").body(), Lang.TURTLE).parse(model);
        assertThat(model.size()).isGreaterThan(50);
    }

    private static void answer(String survey, Filler filler) {
        Visit visit = Visit.nobody();
        Answer page = visit.page(survey + "/repondre");
        for (int n = 0; n < 20 && !page.html().select("form .question").isEmpty(); n++) {
            page = visit.submit(page, "/repondre", filler.answers(page.html().selectFirst("form")));
            // an answer may call for another question of the same page, which is shown before it is judged
            assertThat(page.html().select(".field__error").eachText()).isEmpty();
            assertThat(page.status()).isIn(200, 422);
        }
        String action = page.html().select("form[method=post]").attr("action");
        Answer sent = visit.submit(page, action, Map.of("compte", String.valueOf(Respondent.sum(page).orElseThrow())));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
    }

    /** The same by a phone, with script; the first page is looked at. */
    private void inTheBrowser(String survey, String name) {
        Page page = phone();
        page.navigate(survey + "/repondre");
        look(page, "model-" + name);
        for (int n = 0; n < 20 && page.locator("form .question").count() > 0; n++) {
            new Filler(1).fill(page);
            String before = page.title();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continuer").setExact(true)).click();
            if (page.title().startsWith("Erreur")) throw new AssertionError(before + ": " + page.locator("#erreurs").innerText());
        }
        page.locator("input[name=_proof]").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer mes réponses").setExact(true)).click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
    }

    @Test
    void teamReadsModelsTranslatesCorrectsAndKeeps() {
        Page page = signIn(desktop(), "elu@" + TERRITORY + ".demo");
        String desk = "/" + TERRITORY + "/gestion/enquetes";
        page.navigate(desk + "/modeles");
        look(page, "models");
        page.locator("article.card a").nth(1).click();
        look(page, "model");
        page.locator("a.button").first().click();
        page.getByLabel("Anonyme", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Confirmez votre choix").fill("anonyme");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Créer le brouillon").setExact(true)).click();
        look(page, "model-tasks");
        String survey = page.url();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Traductions").setExact(true)).click();
        look(page, "translations-empty");
        page.locator("#f-language").selectOption("oc");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Commencer à traduire").setExact(true)).click();
        look(page, "translate");
        page.locator("[name=title]").fill("Vòstres viatges de cada jorn");
        page.locator("[name=intro]").fill("Ont anatz, a quinas oras ?");
        page.locator("[name=next]").fill("Los resultats seràn publicats aicí.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer et continuer").setExact(true)).click();
        page.locator("[name='commune.text']").fill("Dins quina comuna vivètz ?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer et continuer").setExact(true)).click();
        page.navigate(survey + "/traductions");
        look(page, "translations");
        page.navigate(desk + "/banque");
        look(page, "bank");
        page.navigate(survey + "/questions/banque");
        look(page, "bank-choice");
        page.navigate(desk + "/fichier");
        look(page, "file");
        String today = LocalDate.now(ZoneId.of("Europe/Paris")).toString();
        page.navigate(survey + "/reglages");
        page.getByLabel("Premier jour").fill(today);
        page.getByLabel("Dernier jour").fill(today);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer").setExact(true)).click();
        page.navigate(survey + "/publier");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publier l’enquête").setExact(true)).click();
        look(page, "model-open");
        String publicPage = page.locator("a.actions__cancel").first().getAttribute("href");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Corriger un texte").setExact(true)).click();
        page.navigate(survey + "/corrections?partie=1");
        look(page, "correct");
        page.locator("[name='commune.text']").fill("Dans quelle commune habitez-vous ?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Voir ce qui va changer").setExact(true)).click();
        look(page, "correct-review");
        page.locator("#f-reason").fill("Un mot plus simple.");
        page.locator("#f-same").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Corriger").setExact(true)).click();
        look(page, "versions");
        Page resident = phone();
        resident.navigate(publicPage);
        look(resident, "languages");
        resident.locator("#contenu").getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Occitan").setExact(true)).click();
        look(resident, "occitan");
        resident.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Répondre").setExact(true)).click();
        look(resident, "occitan-answer");
    }
}
