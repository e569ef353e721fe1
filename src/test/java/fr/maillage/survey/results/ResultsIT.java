package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVReader;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** From answers to what everybody reads: counted right, protected once, the same everywhere. */
class ResultsIT extends PortalTest {
    private static final String COUNCILLOR = "elu@mende.demo";
    private static final String SPACES = "[\\s\\u00A0\\u202F]";

    /** A survey made for one test; ten kinds of trouble in sixty answers. */
    private record Made(UUID id, String slug) {
        String desk() {
            return "/mende/gestion/enquetes/" + id + "/resultats";
        }

        String page() {
            return "/mende/enquetes/" + slug + "/resultats";
        }

        String file(String extension) {
            return "/mende/donnees/resultats-" + slug + extension;
        }

        void state(String state) {
            Portal.sql("update survey set state = ?, version = version + 1 where id = ?", state, id);
        }
    }

    private static Made survey(String mode) {
        UUID id = UUID.randomUUID();
        String slug = "essai-" + id;
        Portal.sql("""
                insert into survey (id, territory_id, slug, title, opens_on, closes_on, audience, mode, threshold, state, ever_public, created_at, published_at, version)
                select ?, id, ?, ?, current_date - 9, current_date + 9, 'OPEN', ?, 5, 'DRAFT', true, now(), now(), 0 from territory where slug = 'mende'""",
                id, slug, "Essai <b>" + slug, mode);
        UUID section = UUID.randomUUID();
        Portal.sql("insert into section (id, survey_id, position, title, version) values (?, ?, 0, 'Tout', 0)", section, id);
        question(section, 1, "SINGLE", "Comment venez-vous ?", "a:En voiture", "b:En car", "c:À vélo", "d:À pied", "z:Je préfère ne pas répondre");
        question(section, 2, "MULTIPLE", "De quoi manquez-vous ?", "a:Transport", "b:Logement", "c:Garde d’enfants");
        question(section, 3, "SCALE", "Êtes-vous satisfait ?");
        question(section, 4, "NUMBER", "Combien de trajets par semaine ?");
        question(section, 5, "LONG_TEXT", "Autre chose ?");
        question(section, 6, "COMMUNE", "Où habitez-vous ?");
        question(section, 7, "DATE", "Depuis quand ?");
        return new Made(id, slug);
    }

    private static void question(UUID section, int number, String type, String text, String... options) {
        UUID id = UUID.randomUUID();
        boolean bounded = type.equals("SCALE") || type.equals("NUMBER");
        Portal.sql("insert into question (id, section_id, position, code, type, text, required, min, max, version) values (?, ?, ?, ?, ?, ?, false, ?, ?, 0)",
                id, section, number, "q" + number, type, text, bounded ? type.equals("SCALE") ? 1 : 0 : null, type.equals("SCALE") ? 5 : null);
        for (int i = 0; i < options.length; i++)
            Portal.sql("insert into question_option (id, question_id, position, code, label, apart) values (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(), id, i, options[i].substring(0, 1), options[i].substring(2), options[i].startsWith("z"));
    }

    private static void answer(Made survey, String body) {
        Portal.sql("""
                with came as (insert into answer (id, survey_id, mode, day, channel, body) select ?, id, mode, current_date - 1, 'WEB', ?::jsonb from survey where id = ? returning *)
                insert into answer_delta (survey_id, sign, day, channel, body) select survey_id, 1, day, channel, body from came""", UUID.randomUUID(), body, survey.id());
    }

    private static void sixtyAnswers(Made survey) {
        for (int i = 0; i < 60; i++) {
            List<String> keys = new ArrayList<>();
            if (i < 58) keys.add("\"q1\": \"" + (i < 38 ? "a" : i < 53 ? "b" : i < 56 ? "c" : "z") + "\"");
            if (i < 58) keys.add("\"q2\": [\"a\"" + (i % 2 == 0 ? ", \"b\"" : "") + (i < 3 ? ", \"c\"" : "") + "]");
            keys.add("\"q3\": " + (1 + i % 5));
            keys.add("\"q4\": " + i % 12 + (i % 12 == 3 ? ".5" : ""));
            if (i < 7) keys.add("\"q5\": \"" + (i == 0 ? "=1+1" : "<script>alert(" + i + ")</script>") + "\"");
            keys.add("\"q6\": \"" + (i < 40 ? "48095" : i < 57 ? "48061" : "48080") + "\"");
            keys.add("\"q7\": \"2027-0" + (i < 30 ? 3 : 4) + "-12\"");
            answer(survey, "{" + String.join(", ", keys) + "}");
        }
    }

    private static Made closed() {
        Made survey = survey("ANONYMOUS");
        survey.state("OPEN");
        sixtyAnswers(survey);
        survey.state("CLOSED");
        return survey;
    }

    private static Made published() {
        Made survey = closed();
        Answer answer = Visit.as(COUNCILLOR).submit(survey.desk() + "/publication", "/publication", Map.of());
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        return survey;
    }

    /** Answers of a question in its table: label to what stands there, spaces made plain. */
    private static Map<String, String> table(Document page, String question) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Element row : page.select("#question-" + question + " tbody tr"))
            rows.put(row.select("th").text(), String.join(" ", row.select("td:not(.chart__range)").eachText()).replaceAll(SPACES + "+", " "));
        return rows;
    }

    @Test
    void theTeamReadsExactCounts() {
        Made survey = closed();
        Document page = Visit.as(COUNCILLOR).page(survey.desk()).html();
        assertThat(page.select(".stat__number").first().text()).isEqualTo("60");
        assertThat(table(page, "q1")).containsExactly(Map.entry("En voiture", "38 67,9 %"), Map.entry("En car", "15 26,8 %"), Map.entry("À vélo", "3 5,4 %"), Map.entry("À pied", "0 0,0 %"));
        assertThat(page.select("#question-q1").text()).contains("Ont répondu : 56. Sans réponse : 4. Question non posée : 0.", "2 ont choisi de ne pas répondre");
        // shares of a multiple choice are of the 58 respondents, not of the 90 ticks
        assertThat(table(page, "q2")).containsExactly(Map.entry("Transport", "58 100,0 %"), Map.entry("Logement", "29 50,0 %"), Map.entry("Garde d’enfants", "3 5,2 %"));
        assertThat(table(page, "q3").values()).containsOnly("12 20,0 %");
        assertThat(table(page, "q4")).containsEntry("0 à moins de 1", "5 8,3 %").containsEntry("1 à moins de 5", "20 33,3 %").containsEntry("10 à moins de 20", "10 16,7 %");
        assertThat(page.select("#question-q4").text().replaceAll(SPACES, " ")).contains("Le plus petit : 0 ; un quart répond 2 ou moins ; la moitié répond 5 ou moins ; trois quarts répondent 8 ou moins ; moyenne : 5,54 ; le plus grand : 11.");
        assertThat(table(page, "q6")).containsEntry("Mende (48)", "40 66,7 %").hasSize(3);
        assertThat(table(page, "q7")).containsExactly(Map.entry("mars 2027", "30 50,0 %"), Map.entry("avril 2027", "30 50,0 %"));
        assertThat(page.select("#arrivees tbody tr")).anySatisfy(row -> assertThat(row.text()).endsWith("60"));
    }

    @Test
    void resultsAreFilteredByCommuneUnlessThatShowsAPerson() {
        Made survey = closed();
        Document mende = Visit.as(COUNCILLOR).page(survey.desk() + "?commune=48095").html();
        assertThat(mende.text()).contains("Réponses de Mende (48) : 40 personnes.");
        assertThat(table(mende, "q1")).containsEntry("En voiture", "38 95,0 %");
        Document small = Visit.as(COUNCILLOR).page(survey.desk() + "?commune=48080").html();
        assertThat(small.text()).contains("Moins de 5 personnes de cette commune ont répondu.");
        assertThat(small.select("#question-q1")).isEmpty();
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "?commune=%27+or+1%3D1+--").status()).isEqualTo(200);
    }

    @Test
    void anOpenAnonymousSurveyCannotBeWatchedOneAnswerAtATime() {
        Made survey = survey("ANONYMOUS");
        survey.state("OPEN");
        for (int i = 0; i < 9; i++) answer(survey, "{\"q1\": \"a\"}");
        Document none = Visit.as(COUNCILLOR).page(survey.desk()).html();
        assertThat(none.text()).contains("Les premiers chiffres s’affichent à partir de 10 réponses.", "Réponses reçues et pas encore comptées : 9.");
        answer(survey, "{\"q1\": \"a\"}");
        assertThat(table(Visit.as(COUNCILLOR).page(survey.desk()).html(), "q1")).containsEntry("En voiture", "5");
        answer(survey, "{\"q1\": \"b\", \"q5\": \"secret\"}");
        Document page = Visit.as(COUNCILLOR).page(survey.desk()).html();
        assertThat(table(page, "q1")).containsEntry("En voiture", "5").containsEntry("En car", "0");
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "/textes/q5").status()).isEqualTo(409);
        assertThat(Visit.as(COUNCILLOR).get(survey.desk() + "/reponses.csv").status()).isEqualTo(409);
        survey.state("CLOSED");
        assertThat(table(Visit.as(COUNCILLOR).page(survey.desk()).html(), "q1")).containsEntry("En voiture", "10").containsEntry("En car", "1");
    }

    @Test
    void textsAreReadByTheTeamAsText() {
        Made survey = closed();
        Answer page = Visit.as(COUNCILLOR).page(survey.desk() + "/textes/q5");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("blockquote")).hasSize(7);
        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(");
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "/textes/q1").status()).isEqualTo(404);
    }

    @Test
    void theTeamsFileHasARowPerPersonAndNoFormula() throws Exception {
        Made survey = closed();
        Answer file = Visit.as(COUNCILLOR).get(survey.desk() + "/reponses.csv");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.body()).startsWith("\uFEFF").contains("'=1+1").contains("3,5").contains("Transport | Logement");
        assertThat(file.body().lines()).hasSize(61);
        assertThat(file.body().lines().findFirst().orElseThrow()).doesNotContain("Jour");
        assertThat((Long) Portal.value("select count(*) from audit_log where action = 'survey.answers.export' and object = ?", survey.id().toString())).isEqualTo(1L);
    }

    @Test
    void thePreviewNamesWhatIsKeptBackAndIsWhatGetsPublished() {
        Made survey = closed();
        Document preview = Visit.as(COUNCILLOR).page(survey.desk() + "/publication").html();
        assertThat(preview.select("#retenus li").eachText()).anyMatch(line -> line.contains("En car ; À vélo ; À pied")).anyMatch(line -> line.contains("Garde d’enfants"));
        Visit.as(COUNCILLOR).submit(survey.desk() + "/publication", "/publication", Map.of());
        Document page = Visit.nobody().page(survey.page()).html();
        for (int i = 1; i <= 7; i++) assertThat(page.select("#question-q" + i).outerHtml()).isEqualTo(preview.select("#question-q" + i).outerHtml());
        assertThat((String) Portal.value("select state from survey where id = ?", survey.id())).isEqualTo("RESULTS_PUBLISHED");
        assertThat((Long) Portal.value("select count(*) from audit_log where action = 'survey.results.publish' and object = ?", survey.id().toString())).isEqualTo(1L);
        assertThat((Long) Portal.value("select count(*) from outbox where kind = 'resultats' and key = ?", survey.id().toString())).isGreaterThanOrEqualTo(1L);
    }

    @Test
    void smallNumbersAreWithheldAndMarkedNeverZeroed() {
        Made survey = published();
        Answer answer = Visit.nobody().page(survey.page());
        Document page = answer.html();
        assertThat(table(page, "q1")).containsExactly(Map.entry("En voiture", "38 67,9 %"), Map.entry("En car", "non publié"), Map.entry("À vélo", "non publié"), Map.entry("À pied", "non publié"));
        assertThat(table(page, "q2")).containsEntry("Garde d’enfants", "non publié").containsEntry("Logement", "29 50,0 %");
        assertThat(table(page, "q6")).containsOnlyKeys("Mende (48)", "Autres réponses, trop rares pour être nommées").containsEntry("Mende (48)", "40 66,7 %");
        assertThat(page.text()).contains("nombres ne sont pas publiés, pour protéger les personnes : moins de 5 réponses").contains("7 personnes ont écrit une réponse");
        assertThat(answer.body()).doesNotContain("alert(").doesNotContain("moyenne").doesNotContain("<b>essai");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(page.select("figure svg title")).isNotEmpty();
    }

    @Test
    void pageCsvAndGraphSayTheSame() throws Exception {
        Made survey = published();
        Document page = Visit.nobody().page(survey.page()).html();
        Map<String, String> csv = new TreeMap<>();
        Map<String, Map<String, String>> labels = new HashMap<>();
        Answer file = Visit.nobody().get(survey.file(".csv"));
        assertThat(file.status()).as("%s", file).isEqualTo(200);
        try (CSVReader reader = new CSVReader(new StringReader(file.body().replace("\uFEFF", "")))) {
            List<String> header = List.of(reader.readNext());
            for (String[] row : reader) {
                boolean withheld = row[header.indexOf("statut")].equals("non publié");
                String count = row[header.indexOf("effectif")];
                assertThat(count.isEmpty()).isEqualTo(withheld);
                csv.put(row[header.indexOf("question")] + " " + row[header.indexOf("reponse")], withheld ? "-" : count);
                labels.computeIfAbsent(row[header.indexOf("question")], any -> new LinkedHashMap<>()).put(row[header.indexOf("reponse")], row[header.indexOf("reponse_libelle")]);
                assertThat(row[header.indexOf("participants")]).isEqualTo("60");
            }
        }
        Map<String, String> graph = new TreeMap<>();
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(Visit.nobody().get(survey.file(".ttl")).body(), Lang.TURTLE).parse(model);
        try (var query = QueryExecutionFactory.create("""
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                SELECT ?q ?a ?n WHERE { ?figure <BASE/vocab#question>/skos:notation ?q ; <BASE/vocab#answer>/skos:notation ?a . OPTIONAL { ?figure <BASE/vocab#respondents> ?n } }"""
                .replace("BASE", base(model)), model)) {
            query.execSelect().forEachRemaining(row -> graph.put(row.getLiteral("q").getString() + " " + row.getLiteral("a").getString(), row.contains("n") ? row.getLiteral("n").getLexicalForm() : "-"));
        }
        assertThat(graph).isEqualTo(csv).hasSizeGreaterThan(30).containsValue("-");
        for (int i = 1; i <= 7; i++) {
            String question = "q" + i;
            Map<String, String> shown = table(page, question);
            labels.get(question).forEach((code, label) -> {
                if (List.of("_answered", "_not_answered", "_not_asked").contains(code)) return;
                assertThat(shown.get(label)).as("%s %s", question, label).isEqualTo(csv.get(question + " " + code).equals("-") ? "non publié" : shown.get(label))
                        .satisfies(text -> { if (!text.equals("non publié")) assertThat(text.split(" ")[0]).isEqualTo(csv.get(question + " " + code)); });
            });
            assertThat(page.select("#question-" + question).text().replaceAll(SPACES, " ")).contains("Ont répondu : " + csv.get(question + " _answered") + ".");
        }
    }

    private static String base(Model model) {
        return model.listSubjects().filterKeep(subject -> subject.isURIResource() && subject.getURI().contains("/id/resultats/")).next().getURI().replaceFirst("/id/resultats/.*", "");
    }

    @Test
    void aReleaseIsFrozen() {
        Made survey = published();
        String before = Visit.nobody().get(survey.file(".csv")).body();
        answer(survey, "{\"q1\": \"d\"}");
        assertThat(Visit.nobody().get(survey.file(".csv")).body()).isEqualTo(before);
        assertThatThrownBy(() -> Portal.sql("update results_cell set count = 1 where survey_id = ?", survey.id())).hasRootCauseMessage("ERROR: published results are frozen\n  Where: PL/pgSQL function results_are_frozen() line 8 at RAISE");
    }

    @Test
    void whatIsTakenBackIsGoneAndComesBackUnchanged() {
        Made survey = published();
        String before = Visit.nobody().get(survey.file(".csv")).body();
        assertThat(Visit.as(COUNCILLOR).submit(survey.desk() + "/publication", "/retrait", Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().page(survey.page()).status()).isEqualTo(410);
        assertThat(Visit.nobody().get(survey.file(".csv")).status()).isEqualTo(410);
        assertThat(Visit.nobody().get(survey.file(".ttl")).status()).isEqualTo(410);
        assertThat(Visit.as(COUNCILLOR).submit(survey.desk() + "/publication", "/retour", Map.of()).status()).isEqualTo(303);
        assertThat(Visit.nobody().get(survey.file(".csv")).body()).isEqualTo(before);
        survey.state("WITHDRAWN");
        assertThat(Visit.nobody().page(survey.page()).status()).isEqualTo(410);
    }

    @Test
    void nothingIsPublishedBeforeItsTimeOrFromTooFew() {
        Made survey = survey("ANONYMOUS");
        survey.state("OPEN");
        assertThat(Visit.nobody().page(survey.page()).status()).isEqualTo(404);
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "/publication").body()).contains("L’enquête n’est pas close");
        for (int i = 0; i < 4; i++) answer(survey, "{\"q1\": \"a\"}");
        survey.state("CLOSED");
        Answer few = Visit.as(COUNCILLOR).page(survey.desk() + "/publication");
        assertThat(few.body()).contains("Trop peu de réponses");
        assertThat(few.html().select("form[method=post] button").eachText()).doesNotContain("Publier les résultats");
        assertThat(Visit.nobody().page("/mende/enquetes/inconnue/resultats").status()).isEqualTo(404);
    }

    @Test
    void theNeighboursStaffIsRefused() {
        Made survey = published();
        for (String path : List.of("", "/publication", "/textes/q5", "/reponses.csv")) {
            assertThat(Visit.as("administration@thomery.demo").get(survey.desk() + path).status()).as(path).isEqualTo(403);
            assertThat(Visit.as("habitant@mende.demo").get(survey.desk() + path).status()).as(path).isEqualTo(403);
            assertThat(Visit.nobody().get(survey.desk() + path, "Accept", "application/json").status()).as(path).isEqualTo(401);
            // the same address under a territory where the person works: the survey is not there
            assertThat(Visit.as("administration@thomery.demo").get(survey.desk().replace("/mende/", "/thomery/") + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aSecondArrivalOfThePublicationChangesNothing() {
        Made survey = closed();
        Answer page = Visit.as(COUNCILLOR).page(survey.desk() + "/publication");
        Answer first = Visit.as(COUNCILLOR).submit(page, "/publication", Map.of());
        Answer second = Visit.as(COUNCILLOR).submit(page, "/publication", Map.of());
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location());
    }

    @Test
    void theDemoShowsPublishedResultsWithNumbersWithheld() {
        Answer page = Visit.nobody().page("/lozere/enquetes/aller-au-travail/resultats");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("td.withheld").eachText()).isNotEmpty().containsOnly("non publié");
        assertThat(Visit.nobody().get("/lozere/donnees/resultats-aller-au-travail.csv").body()).contains(",,non publié,");
    }
}
