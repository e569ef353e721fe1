package fr.maillage.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.maillage.survey.respond.Pictures;
import fr.maillage.testing.JourneyTest;
import fr.maillage.testing.Portal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every type of question, answered on a phone with script, by keyboard alone, and without script; and written in the back office. */
class EveryTypeJourney extends JourneyTest {
    private static final List<String> NUMBERS = List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    private static final String FLORAC = "florac-trois-rivieres";

    private static String kept(SurveyMaker survey, String question) {
        return Portal.<String>value("select body->>? from answer where survey_id = ?::uuid limit 1", question, survey.id());
    }

    @Test
    void everyTypeIsAnsweredOnAPhoneWithoutScript() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Page page = withoutScript();
        page.navigate(survey.publicPath() + "/repondre");
        look(page, "types-1-choose");
        press(page, "Continuer");
        look(page, "types-1-error");
        page.locator("input[name=q2][value=a]").press("Space");
        page.locator("[id='f-q3.other']").fill("Miel");
        page.locator("select[name='q5.b']").selectOption("1");
        page.locator("[id='f-q6.r1-c']").press("Space");
        page.locator("[id='f-q7.r2-b']").press("Space");
        press(page, "Continuer");
        look(page, "types-2-write");
        page.locator("#f-q9").fill("48400");
        page.locator("#f-q13").fill("8h30");
        page.locator("[id='f-q14.day']").fill("2027-03-12");
        page.locator("[id='f-q14.time']").fill("9 h");
        press(page, "Continuer");
        page.locator("[id='f-q16.from']").fill("saint");
        page.locator("[id='f-q16.to']").fill("Mende");
        page.locator(".point__exact summary").press("Enter");
        page.locator("[id='f-q17.lat']").fill("44,3245");
        page.locator("[id='f-q17.lon']").fill("3,5938");
        page.locator("input[value='offer:velo']").press("Space");
        press(page, "Continuer");
        look(page, "types-3-where");
        page.locator("input[name='q16.from']").first().press("Space");
        press(page, "Continuer");
        look(page, "types-review");
        assertThat(page.locator("main").innerText()).contains("Miel", "1. Les horaires", "Vélo");
        Matcher sum = Pattern.compile("Combien font (\\p{L}+) et (\\p{L}+)").matcher(page.locator("main").innerText());
        assertThat(sum.find()).isTrue();
        page.locator("#f-compte").fill(String.valueOf(NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2))));
        press(page, "Envoyer mes réponses");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vos réponses sont enregistrées.");
        assertThat(kept(survey, "q5")).isEqualTo("[\"b\"]");
    }

    @Test
    void scriptMovesRanksAndPutsAPlaceOnTheMap() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Page page = phone();
        page.navigate(survey.publicPath() + "/repondre?tout=1");
        page.locator(".ranking__moves").first().waitFor();
        page.getByLabel("Monter : Les prix").click();
        page.getByLabel("Monter : Les prix").click();
        assertThat(page.locator(".ranking label").allInnerTexts()).containsExactly("Les prix", "Le stationnement", "Les horaires");
        assertThat(page.locator("select[name='q5.c']").inputValue()).isEqualTo("1");
        page.getByText("Ou un endroit plus précis").click();
        page.locator(".point__map.leaflet-container").click();
        assertThat(page.locator("[id='f-q17.lat']").inputValue()).matches("\\d\\d,\\d{5}");
        page.locator("input[name=q2][value=b]").check();
        look(page, "types-script");
        press(page, "Continuer");
        page.locator("input[name=_proof]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        press(page, "Envoyer mes réponses");
        page.locator(".receipt").waitFor();
        assertThat(kept(survey, "q5")).isEqualTo("[\"c\", \"a\", \"b\"]");
        assertThat(kept(survey, "q17")).contains("lat");
    }

    @Test
    void everyTypeIsAnsweredByKeyboardAlone() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Page page = desktop();
        page.navigate(survey.publicPath() + "/repondre?tout=1");
        page.locator(".ranking__moves").first().waitFor();
        look(page, "types-desktop");
        List<String> wanted = List.of("f-q2", "f-q5.a", "f-q6.r1-a", "f-q7.r1-a", "f-q9", "f-q14.day", "f-q16.from", "f-q17.declined", "f-q18-need:velo");
        java.util.Set<String> reached = new java.util.LinkedHashSet<>();
        for (int tabs = 0; tabs < 140 && !reached.containsAll(wanted); tabs++) {
            page.keyboard().press("Tab");
            String id = (String) page.evaluate("document.activeElement.id");
            if (!wanted.contains(id) || !reached.add(id)) continue;
            switch (id) {
                case "f-q9" -> page.keyboard().type("48400");
                case "f-q5.a" -> page.keyboard().press("ArrowDown");
                case "f-q14.day", "f-q16.from" -> { }
                default -> page.keyboard().press("Space");
            }
        }
        assertThat(reached).containsAll(wanted);
        page.locator("#f-q9").press("Enter");
        page.locator("input[name=_proof]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer mes réponses").setExact(true)).focus();
        page.keyboard().press("Enter");
        page.locator(".receipt").waitFor();
        assertThat(kept(survey, "q6")).isEqualTo("{\"r1\": \"a\"}");
        assertThat(kept(survey, "q17")).isEqualTo("{\"declined\": true}");
        assertThat(kept(survey, "q18")).isEqualTo("{\"velo\": \"need\"}");
    }

    @Test
    void councillorWritesEveryTypeOfQuestion() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous");
        Page page = signIn(desktop(), "elu@" + FLORAC + ".demo");
        page.navigate(survey.staffPath() + "/questions");
        look(page, "types-list");
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ajouter une question").setExact(true)).first().click();
        look(page, "types-choose");
        page.getByLabel("Un tableau, une réponse par ligne", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "Continuer");
        press(page, "Enregistrer");
        look(page, "types-matrix-error");
        page.goBack();
        for (String question : List.of("q5", "q13", "q17", "q18")) {
            page.navigate(survey.staffPath() + "/questions");
            page.locator(".queue a").nth(Integer.parseInt(question.substring(1)) - 1).click();
            page.locator("details.settings summary").first().click();
            look(page, "types-edit-" + question);
        }
    }

    @Test
    void fileIsSentWithItsProgressAndWithoutScript() {
        SurveyMaker survey = SurveyMaker.draft("mende", "identified").ask("file", Map.of("text", "Une photo du lieu ?", "required", "true")).ask("short_text", Map.of("text", "Où est-ce ?"))
                .part("Suite").ask("short_text", Map.of("text", "Pourquoi ?")).from("open", Map.of("changeable", "true")).published();
        FilePayload drawing = new FilePayload("plan du lavoir.png", "image/png", Pictures.drawing());
        Page page = signIn(phone(), "habitant@mende.demo");
        page.navigate(survey.publicPath() + "/repondre");
        look(page, "file-empty");
        page.route("**/fichiers?*", route -> { });
        page.locator("#f-q1").setInputFiles(drawing);
        page.getByText("Annuler l’envoi").waitFor();
        look(page, "file-sending");
        press(page, "Annuler l’envoi");
        assertThat(page.locator(".file__said").innerText()).startsWith("Envoi annulé");
        page.unroute("**/fichiers?*");
        page.locator("#f-q1").setInputFiles(new FilePayload("page.html", "text/html", "<p>".getBytes()));
        page.locator(".file__said.field__error").waitFor();
        look(page, "file-refused");
        page.locator("#f-q1").setInputFiles(drawing);
        page.locator("[data-kept] a").waitFor();
        look(page, "file-kept");
        press(page, "Continuer");
        page.locator("#f-q3").waitFor();
        press(page, "Retour");
        assertThat(page.locator("[data-kept] a").innerText()).startsWith("Fichier reçu").endsWith("plan du lavoir.png");
        press(page, "Continuer");
        press(page, "Continuer");
        look(page, "file-review");
        press(page, "Envoyer mes réponses");
        page.locator(".receipt").waitFor();
        assertThat(kept(survey, "q1")).contains("plan du lavoir.png");

        Page plain = signIn(withoutScript(), "acteur@mende.demo");
        plain.navigate(survey.publicPath() + "/repondre");
        plain.locator("#f-q1").setInputFiles(drawing);
        press(plain, "Continuer");
        press(plain, "Retour");
        look(plain, "file-plain");
        plain.locator("[id='f-q1.remove']").press("Space");
        press(plain, "Continuer");
        assertThat(plain.locator("#e-q1").innerText()).contains("Choisissez un fichier.");
        plain.locator("#f-q1").setInputFiles(drawing);
        press(plain, "Continuer");
        press(plain, "Continuer");
        press(plain, "Envoyer mes réponses");
        plain.locator(".receipt").waitFor();

        Page team = signIn(desktop(), "agent@mende.demo");
        team.navigate(survey.staffPath());
        team.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fichiers reçus").setExact(true)).click();
        look(team, "file-team");
        assertThat(team.locator(".queue a").allInnerTexts()).containsOnly("plan du lavoir.png").hasSize(2);
    }
}
