package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static final String PAGE = """
            <html th:replace="~{layout :: page(title=~{::title}, main=~{::main})}">
            <head><title th:text="${heading}">x</title></head>
            <body><main><h1 th:text="${heading}">x</h1></main></body></html>""";

    private static final List<Choice> CHOICES = List.of(
            Choice.of("a", "En voiture"), Choice.of("b", "À pied").withHint("Plus de 10 minutes"),
            Choice.of("z", "Je préfère ne pas répondre").setApart());

    private static Rendering rendering() {
        return new Rendering(Locale.FRENCH).with("heading", "Enquêtes & besoins");
    }

    private static Rendering.Faults faults(String... fieldsAndMessages) {
        var list = new java.util.ArrayList<Rendering.Fault>();
        for (int i = 0; i < fieldsAndMessages.length; i += 2) {
            list.add(new Rendering.Fault(fieldsAndMessages[i], fieldsAndMessages[i + 1]));
        }
        return new Rendering.Faults(list);
    }

    @Test
    void titleNamesThePageThenTheTerritory() {
        assertThat(Jsoup.parse(rendering().template(PAGE)).title()).isEqualTo("Enquêtes & besoins — Mende Cœur de Lozère");
        assertThat(Jsoup.parse(rendering().with("territory", null).template(PAGE)).title()).isEqualTo("Enquêtes & besoins — Maillage");
    }

    @Test
    void titleOfARefusedFormBeginsWithTheError() {
        var page = Jsoup.parse(rendering().with("errors", faults("email", "Indiquez votre adresse.")).template(PAGE));
        assertThat(page.title()).isEqualTo("Erreur : Enquêtes & besoins — Mende Cœur de Lozère");
    }

    @Test
    void aTerritoryNameIsNeverMarkup() {
        var hostile = new Rendering.Place("<script>alert(1)</script>", "mende", false);
        assertThat(rendering().with("territory", hostile).template(PAGE)).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyPageHasOneHeadingOneMainALanguageAndASkipLinkThatArrives(String language) {
        Document page = Jsoup.parse(new Rendering(Locale.forLanguageTag(language)).with("heading", "x").template(PAGE));
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        Element skip = page.body().child(0);
        assertThat(skip.hasClass("skip")).isTrue();
        assertThat(page.select(skip.attr("href"))).hasSize(1);
        assertThat(page.select("nav[aria-label]")).isNotEmpty();
        assertThat(page.select("title")).hasSize(1);
    }

    @Test
    void nothingInlineThatTheContentPolicyWouldRefuse() {
        Document page = Jsoup.parse(rendering().template(PAGE));
        assertThat(page.select("style, [style]")).isEmpty();
        assertThat(page.select("script")).allSatisfy(script -> {
            assertThat(script.attr("src")).startsWith("/static/");
            assertThat(script.data()).isBlank();
        });
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                .allSatisfy(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on").doesNotStartWith("th:")));
        assertThat(page.select("[src^=http], link[href^=http]")).isEmpty();
    }

    @Test
    void navigationTellsWhereTheReaderIs() {
        Document page = Jsoup.parse(rendering().template(PAGE));
        assertThat(page.select(".site-nav [aria-current]").eachText()).containsExactly("Enquêtes");
    }

    @Test
    void languageSwitchKeepsThePageAndItsQuery() {
        assertThat(Jsoup.parse(rendering().template(PAGE)).select("a[hreflang=en]").attr("href")).isEqualTo("/mende/enquetes?page=2&lang=en");
        assertThat(Jsoup.parse(rendering().with("path", "/mende").template(PAGE)).select("a[hreflang=en]").attr("href")).isEqualTo("/mende?lang=en");
    }

    @Test
    void theVisitorSeesOnlyTheDoorsThatOpen() {
        assertThat(Jsoup.parse(rendering().template(PAGE)).select(".site-tools").text()).contains("Gestion", "Mon compte").doesNotContain("Se connecter");
        assertThat(Jsoup.parse(rendering().with("visitor", new Rendering.Caller(false)).template(PAGE)).select(".site-tools").text())
                .contains("Se connecter").doesNotContain("Gestion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text(", "email(", "password(", "number(", "date(", "textarea(", "select(options=${choices}, ", "file(", "commune(", "checkbox("})
    void everyFieldTiesItsLabelHintAndErrorToTheInput(String call) {
        var form = Jsoup.parse(rendering().with("choices", CHOICES)
                .with("errors", faults("champ", "Dites-le autrement."))
                .fragment("fragments/form :: " + call + "name='champ', label='Le champ', hint='Une aide.', required=true)"));
        Element input = form.getElementById("f-champ");
        assertThat(input).as(form.html()).isNotNull();
        assertThat(form.select("label[for=f-champ]").text()).isEqualTo("Le champ");
        assertThat(input.attr("aria-describedby").split(" ")).containsExactly("h-champ", "e-champ");
        assertThat(form.getElementById("h-champ").text()).isEqualTo("Une aide.");
        assertThat(form.getElementById("e-champ").text()).isEqualTo("Erreur : Dites-le autrement.");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(input.hasAttr("required")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"radios", "checkboxes", "scale"})
    void everyGroupHasALegendAndItsFirstChoiceIsWhereTheSummaryLeads(String kind) {
        var form = Jsoup.parse(rendering().with("choices", CHOICES).with("errors", faults("q", "Choisissez."))
                .with("values", Map.of("q", List.of("b")))
                .fragment("fragments/form :: " + kind + "(name='q', label='Comment venez-vous ?', options=${choices}, required=true)"));
        assertThat(form.select("fieldset > legend").text()).isEqualTo("Comment venez-vous ?");
        assertThat(form.getElementById("f-q").attr("value")).isEqualTo("a");
        assertThat(form.select("input[checked]").eachAttr("value")).containsExactly("b");
        assertThat(form.select("input")).allSatisfy(input ->
                assertThat(form.select("label[for=" + input.id() + "]")).hasSize(1));
        assertThat(form.select("fieldset").attr("aria-describedby")).isEqualTo("e-q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "email", "number", "date", "textarea"})
    void whatWasTypedIsKeptAndEscaped(String kind) {
        String typed = "<b>l'été\" & co";
        var form = Jsoup.parse(rendering().with("values", Map.of("champ", typed))
                .fragment("fragments/form :: " + kind + "(name='champ', label='x')"));
        Element input = form.getElementById("f-champ");
        assertThat(input.tagName().equals("textarea") ? input.text() : input.attr("value")).isEqualTo(typed);
        assertThat(form.select("b")).isEmpty();
    }

    @Test
    void aPasswordIsNeverSentBack() {
        String html = rendering().with("values", Map.of("mdp", "secret-1234")).fragment("fragments/form :: password(name='mdp', label='x')");
        assertThat(html).doesNotContain("secret-1234").contains("current-password");
    }

    @Test
    void onlyAnOptionalFieldSaysSo() {
        assertThat(rendering().fragment("fragments/form :: text(name='a', label='x', required=false)")).contains("(facultatif)");
        assertThat(rendering().fragment("fragments/form :: text(name='a', label='x', required=true)")).doesNotContain("facultatif");
        assertThat(rendering().fragment("fragments/form :: text(name='a', label='x')")).doesNotContain("facultatif").doesNotContain("required");
    }

    @Test
    void theSummaryTakesFocusAndLeadsToEachField() {
        var summary = Jsoup.parse(rendering().with("errors", faults("email", "Indiquez votre adresse.", null, "Le lien a expiré."))
                .fragment("fragments/form :: errorSummary")).selectFirst("[role=alert]");
        assertThat(summary.attr("tabindex")).isEqualTo("-1");
        assertThat(summary.hasAttr("autofocus")).isTrue();
        assertThat(summary.select("h2").text()).isEqualTo("Il y a un problème");
        assertThat(summary.select("a").eachAttr("href")).containsExactly("#f-email");
        assertThat(summary.select("li").eachText()).containsExactly("Indiquez votre adresse.", "Le lien a expiré.");
        assertThat(rendering().fragment("fragments/form :: errorSummary")).doesNotContain("alert");
    }

    @Test
    void everyPostCarriesItsToken() {
        assertThat(rendering().fragment("fragments/form :: token")).contains("type=\"hidden\"", "name=\"_form\"", "value=\"jeton-1\"");
    }

    @Test
    void communesFoundAreRadioButtonsUnderTheSearch() {
        var form = Jsoup.parse(rendering().with("found", List.of(Choice.of("48095", "Mende (48000)")))
                .with("values", Map.of("commune_q", "mend", "commune", "48095"))
                .fragment("fragments/form :: commune(name='commune', label='Votre commune', options=${found}, suggest='/c?q=')"));
        assertThat(form.getElementById("f-commune").attr("name")).isEqualTo("commune_q");
        assertThat(form.getElementById("f-commune").attr("value")).isEqualTo("mend");
        assertThat(form.select("input[type=radio][name=commune][checked]").attr("value")).isEqualTo("48095");
        assertThat(form.select("[data-commune]").attr("data-commune")).isEqualTo("/c?q=");
    }

    @Test
    void oneButtonLeads() {
        var actions = Jsoup.parse(rendering().fragment("fragments/form :: submit(label='Publier', also='Enregistrer le brouillon', alsoName='draft', cancel='Annuler', cancelHref='/mende')"));
        assertThat(actions.select(".button:not(.button--quiet)").eachText()).containsExactly("Publier");
        assertThat(actions.select("button[name=draft]").attr("value")).isEqualTo("true");
        assertThat(actions.select("a[href=/mende]").text()).isEqualTo("Annuler");
    }

    @Test
    void thePagerKeepsTheAddressAndMarksThePage() {
        var pager = Jsoup.parse(rendering().fragment("fragments/page :: pager(number=4, last=9, base='/mende/covoiturage?type=aire&page=')"));
        assertThat(pager.select("[rel=prev]").attr("href")).isEqualTo("/mende/covoiturage?type=aire&page=3");
        assertThat(pager.select("[rel=next]").attr("href")).endsWith("page=5");
        assertThat(pager.select("[aria-current=page]").text()).isEqualTo("4");
        assertThat(pager.text()).contains("Page 4 sur 9");
        assertThat(rendering().fragment("fragments/page :: pager(number=1, last=1, base='?page=')")).doesNotContain("pager");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Rendering.words("common", Locale.ENGLISH).keySet()).isEqualTo(Rendering.words("common", Locale.FRENCH).keySet());
    }
}
