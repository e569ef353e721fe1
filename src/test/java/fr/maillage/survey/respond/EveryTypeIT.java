package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvException;
import fr.maillage.survey.EveryType;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every type of question over HTTP, without script: asked, answered, refused, read back, kept. */
class EveryTypeIT extends PortalTest {
    private static final String FLORAC = "florac-trois-rivieres";

    private static List<String> errors(Answer page) {
        return page.html().select(".field__error").eachText().stream().map(text -> text.replace('\u00a0', ' ')).toList();
    }

    private static JsonObject kept(SurveyMaker survey) {
        return Json.createReader(new StringReader(Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id()))).readObject();
    }

    @Test
    void everyTypeIsAnsweredWithoutScriptAndKeptAsDocumented() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Answer review = person.next(person.next(person.next(person.begin(), EveryType.first()), EveryType.second()), EveryType.third());
        assertThat(review.html().text()).contains("Autre : Parfois, l’été", "Autre produit : Miel", "Je préfère ne pas répondre", "1. Les prix", "2. Le stationnement",
                "Acheter au marché : Souvent", "Le week-end : Matin, Soir", "3 personnes", "8 h 30", "De Ispagnac", "lundi, jeudi", "Départ à 7 h 30", "Covoiturage : besoin et proposition");
        Answer sent = person.send(review);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
        JsonObject body = kept(survey);
        assertThat(body.get("q17").asJsonObject()).as("rounded: not what was typed").isNotEqualTo(Json.createObjectBuilder().add("lat", 44.324561).add("lon", 3.593812).build());
        assertThat(Math.abs(body.get("q17").asJsonObject().getJsonNumber("lat").doubleValue() - 44.324561)).isLessThan(0.0046);
        assertThat(Json.createObjectBuilder(body).remove("q17").build()).isEqualTo(EveryType.kept());
        survey.step("clore");
        // the team's pages, file and results hold with every type
        for (String page : List.of("/resultats", "")) assertThat(survey.councillor().page(survey.staffPath() + page).status()).as(page).isEqualTo(200);
        assertThat(teamFile(survey)).containsAllEntriesOf(Map.ofEntries(Map.entry("Venez-vous au marché ?", "Autre"), Map.entry("Venez-vous au marché ? [précisions]", "Parfois, l’été"),
                Map.entry("Quels produits cherchez-vous ?", "Pain | Autre produit"), Map.entry("Le marché vous plaît-il ?", "Je préfère ne pas répondre"),
                Map.entry("Que faut-il améliorer d’abord ?", "Les prix | Le stationnement"), Map.entry("À quelle fréquence faites-vous cela ? [Acheter au marché]", "Souvent"),
                Map.entry("Quand êtes-vous disponible ? [En semaine]", ""), Map.entry("Quand êtes-vous disponible ? [Le week-end]", "Matin | Soir"), Map.entry("Combien êtes-vous à la maison ?", "3"),
                Map.entry("À quelle heure venez-vous ?", "08:30"), Map.entry("Quel trajet faites-vous le plus souvent ? [jours]", "lundi | jeudi"),
                Map.entry("Quel trajet faites-vous le plus souvent ? [heure de départ]", "07:30"), Map.entry("De quoi avez-vous besoin, et que proposez-vous ? [Covoiturage]", "besoin et proposition")))
                .hasEntrySatisfying("Où faudrait-il un banc ? [latitude]", cell -> assertThat(cell).startsWith("44,3")).doesNotContainKey("Cette enquête prépare le marché.");
    }

    /** The one row of the team's file, cell by name of the column. */
    private static Map<String, String> teamFile(SurveyMaker survey) {
        String file = survey.councillor().get(survey.staffPath() + "/resultats/reponses.csv").body();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(file.substring(1))).withCSVParser(new CSVParserBuilder().withSeparator(';').build()).build()) {
            List<String[]> lines = reader.readAll();
            assertThat(lines).hasSize(2);
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < lines.get(0).length; i++) cells.put(lines.get(0)[i], lines.get(1)[i]);
            return cells;
        } catch (IOException | CsvException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void faultsStandBesideTheFieldWithWhatWasTyped() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Map<String, Object> wrong = EveryType.first();
        wrong.putAll(Map.of("q5.b", "1", "q4", "3"));
        wrong.put("q3", List.of("a", "b"));
        wrong.remove("q2.other");
        Answer page = person.next(person.begin(), wrong);
        assertThat(errors(page)).containsExactlyInAnyOrder("Erreur : Choisissez une réponse.", "Erreur : Cochez 2 réponses au plus.",
                "Erreur : Vous avez coché « Je préfère ne pas répondre » et donné une réponse. Gardez l’un ou l’autre.",
                "Erreur : Le rang 1 est donné deux fois. Donnez un rang différent à chaque réponse.");
        assertThat(page.html().select("select[name=q5.b] option[selected]").attr("value")).isEqualTo("1");
        assertThat(page.html().select("input[name=q3.other]").attr("value")).isEqualTo("Miel");
        assertThat(page.html().select("input[name=q7.r2][checked]").eachAttr("value")).containsExactly("a", "c");
        for (String target : page.html().select(".error-summary a").eachAttr("href")) assertThat(page.html().getElementById(target.substring(1))).as(target).isNotNull();
    }

    @Test
    void codesAndPatternsAndMomentsAreHeld() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        Respondent person = Respondent.at(survey.publicPath());
        Map<String, Object> wrong = EveryType.second();
        wrong.putAll(Map.of("q9", "4840", "q11", "halle", "q12", "01/01/2028", "q13", "5 h", "q14.time", "midi"));
        wrong.remove("q10.declined");
        Answer page = person.next(person.next(person.begin(), EveryType.first()), wrong);
        assertThat(errors(page)).hasSize(5).contains("Erreur : Indiquez cinq chiffres.", "Erreur : Indiquez au plus tard : 31/12/2027.", "Erreur : Indiquez au plus tôt : 6 h 00.");
    }

    @Test
    void randomOrderHoldsForAVisitAndKeepsTheLastOnesLast() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous").from("open").published();
        java.util.Set<List<String>> orders = new java.util.HashSet<>();
        for (int visit = 0; visit < 12; visit++) {
            Respondent person = Respondent.at(survey.publicPath());
            Answer page = person.begin();
            List<String> order = page.html().select("input[name=q3]").eachAttr("value");
            assertThat(order.subList(3, 5)).containsExactly("other", "d");
            assertThat(person.press(person.next(page, EveryType.first()), "back").html().select("input[name=q3]").eachAttr("value")).isEqualTo(order);
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void neitherPageNorDatabaseLetAnAnonymousSurveyAskForAFile() {
        SurveyMaker survey = SurveyMaker.draft(FLORAC, "anonymous");
        String types = survey.councillor().page(survey.staffPath() + "/questions").html().selectFirst("a[href*=partie=]").attr("href");
        assertThat(survey.councillor().page(types).html().select("input[name=type]").eachAttr("value")).doesNotContain("file").contains("matrix_single", "calculation");
        survey.ask("short_text", Map.of("text", "Quoi ?"));
        assertThatThrownBy(() -> Portal.sql("update question set type = 'FILE' where section_id in (select id from section where survey_id = ?::uuid)", survey.id()))
                .hasStackTraceContaining("an anonymous survey asks for no file");
    }

    @Test
    void pageOfAQuestionShowsItsSettingsAgain() {
        SurveyMaker survey = EveryType.draft(FLORAC, "anonymous");
        for (String href : survey.councillor().page(survey.staffPath() + "/questions").html().select(".queue a").eachAttr("href")) {
            Answer page = survey.councillor().page(href);
            Answer saved = survey.councillor().submit(page, href, Map.of());
            assertThat(saved.status()).as(href + " " + page.html().select("h1, .error-summary").text()).isEqualTo(303);
        }
        Answer preview = survey.councillor().page(survey.staffPath() + "/apercu?tout=1");
        assertThat(preview.html().select("[data-question]")).hasSize(18);
        assertThat(preview.html().select("table.matrix thead th").eachText()).containsExactly("Jamais", "Parfois", "Souvent", "Matin", "Après-midi", "Soir");
        assertThat(preview.html().select("input[name=q3]")).hasSize(5);
        assertThat(preview.html().select("#f-q9").attr("value")).isEmpty();
    }
}
