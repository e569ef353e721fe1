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

    private static FieldErrors faults(String... fieldsAndMessages) {
        var faults = new FieldErrors();
        for (int i = 0; i < fieldsAndMessages.length; i += 2) {
            faults.add(fieldsAndMessages[i], fieldsAndMessages[i + 1]);
        }
        return faults;
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
        var summary = Jsoup.parse(rendering().with("errors", faults("email", "Indiquez votre adresse.", "", "Le lien a expiré."))
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

    private static Chart chart() {
        return new Chart("besoins", "De quoi avez-vous besoin ?", "Le transport vient en tête.", List.of(
                new Chart.Bar("Me déplacer sans voiture individuelle, vers Mende ou vers la gare", 194L, 62.2),
                new Chart.Bar("<b>Garder les enfants</b>", 1031L, 40.0), Chart.Bar.withheld("Autre")), "312 personnes.", 5);
    }

    @Test
    void aChartAndItsTableGiveTheSameNumbersAndNeverDrawAWithheldCellAsZero() {
        var figure = Jsoup.parse(rendering().with("chart", chart()).fragment("fragments/chart :: bars(chart=${chart})"));
        assertThat(figure.select("svg > title, svg > desc").eachText()).containsExactly("De quoi avez-vous besoin ?", "Le transport vient en tête.");
        assertThat(figure.select("svg").attr("aria-labelledby")).isEqualTo("besoins-t besoins-d");
        assertThat(figure.select(".chart__value").eachText()).containsExactly("62 %", "40 %", "non publié");
        assertThat(figure.select("tbody tr").eachText()).containsExactly(
                "Me déplacer sans voiture individuelle, vers Mende ou vers la gare 194 62,2 %",
                "<b>Garder les enfants</b> 1\u202f031 40,0 %", "Autre non publié");
        assertThat(figure.select(".chart__bar").eachAttr("width")).containsExactly("46.03%", "29.60%");
        assertThat(figure.select("pattern").attr("id")).isEqualTo("besoins-h");
        assertThat(figure.select(".chart__gap").attr("fill")).isEqualTo("url(#besoins-h)");
        assertThat(figure.text()).contains("Moins de 5 réponses").contains("non publié, pour protéger les personnes");
        assertThat(figure.select("[style]")).isEmpty();
    }

    @Test
    void aChartOfFewAnswersShowsCountsAlone() {
        var few = new Chart("peu", "Question", "Phrase.", List.of(new Chart.Bar("Oui", 12L, null), new Chart.Bar("Non", 6L, null)), null, 5);
        var figure = Jsoup.parse(rendering().with("chart", few).fragment("fragments/chart :: bars(chart=${chart})"));
        assertThat(figure.select(".chart__value").eachText()).containsExactly("12", "6");
        assertThat(figure.text()).doesNotContain("%");
        assertThat(figure.select(".chart__bar").eachAttr("width")).containsExactly("74.00%", "37.00%");
    }

    @Test
    void aLongLabelIsBrokenSoThatItFitsAPhone() {
        assertThat(chart().drawn().get(0).lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line.text().length()).isLessThanOrEqualTo(32));
        var monster = new Chart("m", "t", "d", List.of(new Chart.Bar("a".repeat(200), 1L, null)), null, 5);
        assertThat(monster.drawn().get(0).lines()).hasSize(7);
        assertThat(monster.height()).isGreaterThan(7 * 21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void theStyleGuideShowsEveryPartInBothLanguages(String language) {
        Document guide = Jsoup.parse(guide(Locale.forLanguageTag(language)));
        assertThat(guide.select("h1")).hasSize(1);
        assertThat(guide.select("style, [style], script:not([src])")).isEmpty();
        List<String> ids = guide.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(guide.select("[aria-describedby], [aria-labelledby]")).isNotEmpty().allSatisfy(element ->
                assertThat(ids).contains((element.attr("aria-describedby") + " " + element.attr("aria-labelledby")).strip().split("\\s+")));
        assertThat(guide.select("a[href^=#]")).isNotEmpty().allSatisfy(link -> assertThat(ids).contains(link.attr("href").substring(1)));
        assertThat(guide.select("main input:not([type=hidden]), main select, main textarea")).hasSizeGreaterThan(20).allSatisfy(input ->
                assertThat(guide.select("label[for=" + input.id() + "]")).as(input.outerHtml()).hasSize(1));
        assertThat(guide.select("main img:not([alt]), main svg:not([aria-hidden]):not([role=img])")).isEmpty();
        assertThat(headingLevels(guide)).allSatisfy(step -> assertThat(step).isLessThanOrEqualTo(1));
        for (String part : List.of("card", "badge", "notice", "tag", "pager", "tasks", "stat", "empty", "chain", "progress", "chart", "queue",
                "table-scroll", "table--cards", "error-summary", "breadcrumb", "hero", "promise", "receipt", "verbs", "scale", "map__frame")) {
            assertThat(guide.getElementsByClass(part)).as(part).isNotEmpty();
        }
    }

    /** How many levels each heading goes down from the one before it: more than one is a missing heading. */
    private static List<Integer> headingLevels(Document page) {
        var steps = new java.util.ArrayList<Integer>();
        int before = 0;
        for (Element heading : page.select("h1, h2, h3, h4")) {
            int level = heading.tagName().charAt(1) - '0';
            steps.add(before == 0 ? 0 : level - before);
            before = level;
        }
        return steps;
    }

    /** Thymeleaf includes first: an {@code if}, {@code each} or {@code with} on the same tag would be ignored without a word. */
    @Test
    void noTemplateAsksAConditionOnTheTagItReplaces() throws java.io.IOException {
        var templates = java.nio.file.Path.of("src/main/resources/templates");
        try (var files = java.nio.file.Files.walk(templates)) {
            List<java.nio.file.Path> pages = files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(ignoredConditions(java.nio.file.Files.readString(file))).as(file.toString()).isEmpty());
        }
        assertThat(ignoredConditions("<p th:each='x : ${y}' th:if='${x}' th:replace='~{a :: b}'></p>")).hasSize(1);
    }

    private static List<String> ignoredConditions(String template) {
        return Jsoup.parse(template, org.jsoup.parser.Parser.xmlParser())
                .getAllElements().stream()
                .filter(tag -> tag.hasAttr("th:replace"))
                .filter(tag -> List.of("th:if", "th:unless", "th:each", "th:with", "th:switch", "th:case").stream().anyMatch(tag::hasAttr))
                .map(Element::outerHtml).toList();
    }

    /** Also writes it under target/guide, for who wants to look at it: serve the folder over HTTP and open fr.html. */
    static String guide(Locale locale) {
        var rendering = new Rendering(locale).with("wide", true);
        StyleGuide.model(key -> Texts.find(locale, key).orElseThrow()).forEach(rendering::with);
        String html = rendering.template("style/guide");
        try {
            var folder = java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/guide"));
            java.nio.file.Files.writeString(folder.resolve(locale.getLanguage() + ".html"), html);
            java.nio.file.Files.writeString(java.nio.file.Files.createDirectories(folder.resolve("mende")).resolve("theme.css"), Theme.of("#7a2d4f").css());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return html;
    }
}
