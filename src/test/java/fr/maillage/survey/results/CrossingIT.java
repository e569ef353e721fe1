package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Two questions crossed: chosen by the councillor, protected with all the rest, the same everywhere. */
class CrossingIT extends PortalTest {
    private static final String COUNCILLOR = "elu@mende.demo";

    private static CrossedSurvey published(String query) {
        CrossedSurvey survey = CrossedSurvey.closed();
        Answer preview = Visit.as(COUNCILLOR).page(survey.desk() + "/publication" + query);
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        Answer done = Visit.as(COUNCILLOR).submit(preview, "/publication", Map.of());
        assertThat(done.status()).as("%s", done).isEqualTo(303);
        return survey;
    }

    /** A crossing's table: row and column in words to what stands there. */
    private static Map<String, String> table(Document page, String id) {
        Map<String, String> cells = new TreeMap<>();
        Element table = page.selectFirst("#" + id + " table");
        List<String> heads = table.select("thead th").eachText();
        for (Element row : table.select("tbody tr"))
            for (int i = 0; i < row.select("td").size(); i++) cells.put(row.selectFirst("th").text() + " × " + heads.get(i + 1), row.select("td").get(i).text().replaceAll("[\\s\\u00A0\\u202F]", ""));
        return cells;
    }

    @Test
    void aCrossingIsTheSameOnThePageInTheFilesAndInTheGraph() throws Exception {
        CrossedSurvey survey = published("?croisement=q3~q1&croisement=q2~q3");
        Document page = Visit.nobody().page(survey.page()).html();
        Map<String, String> shown = table(page, "croisement-q3-q1");
        assertThat(shown).containsKeys("Mende (48) × En voiture", "Autres communes, regroupées × Ensemble", "Ensemble × À vélo").containsValue("nonpublié");
        assertThat(table(page, "croisement-q2-q3")).containsValue("nonpublié");

        Map<String, String> csv = new TreeMap<>();
        Map<String, String> words = new TreeMap<>();
        try (CSVReader reader = new CSVReader(new StringReader(Visit.nobody().get(survey.file(".csv")).body().replace("\uFEFF", "")))) {
            List<String> header = List.of(reader.readNext());
            assertThat(header).startsWith("enquete", "enquete_titre", "territoire", "question").endsWith("publie_le", "question_1", "reponse_1", "question_2", "reponse_2");
            for (String[] row : reader) {
                boolean crossed = row[header.indexOf("question_type")].equals("CROSSING");
                assertThat(row[header.indexOf("question_1")].isEmpty()).isEqualTo(!crossed);
                boolean withheld = row[header.indexOf("statut")].equals("non publié");
                assertThat(row[header.indexOf("effectif")].isEmpty()).isEqualTo(withheld);
                String key = row[header.indexOf("question")] + " " + row[header.indexOf("reponse")];
                csv.put(key, withheld ? "-" : row[header.indexOf("effectif")]);
                if (row[header.indexOf("question")].equals("q3~q1")) words.put(row[header.indexOf("reponse_libelle")], withheld ? "nonpublié" : row[header.indexOf("effectif")]);
            }
        }
        assertThat(words).isEqualTo(shown);

        Map<String, String> json = new TreeMap<>();
        try (var reader = Json.createReader(new StringReader(Visit.nobody().get(survey.file(".json")).body()))) {
            JsonValue all = reader.readValue();
            JsonArray rows = all instanceof JsonArray array ? array : all.asJsonObject().values().stream().filter(JsonArray.class::isInstance).map(JsonArray.class::cast).findFirst().orElseThrow();
            for (JsonObject row : rows.getValuesAs(JsonObject.class))
                json.put(row.getString("question") + " " + row.getString("reponse"), row.getString("statut").equals("non publié") ? "-" : row.get("effectif").toString());
        }
        assertThat(json).isEqualTo(csv);

        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(Visit.nobody().get(survey.file(".ttl")).body(), Lang.TURTLE).parse(model);
        String base = model.listSubjects().filterKeep(subject -> subject.isURIResource() && subject.getURI().contains("/id/resultats/")).next().getURI().replaceFirst("/id/resultats/.*", "");
        String query = """
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX sa: <http://purl.org/linked-data/sdmx/2009/attribute#>
                SELECT ?q ?a ?n ?s WHERE { ?figure <BASE/vocab#question> ?question ; <BASE/vocab#answer>/skos:notation ?a ; sa:obsStatus ?s . ?question skos:notation ?q
                  FILTER STRSTARTS(STR(?question), "BASE/id/resultats/ID") OPTIONAL { ?figure <BASE/vocab#respondents> ?n } } ORDER BY ?figure LIMIT 1000""".replace("BASE", base).replace("ID", survey.id().toString());
        Map<String, String> graph = new TreeMap<>();
        try (var execution = QueryExecutionFactory.create(query, model)) {
            execution.execSelect().forEachRemaining(row -> {
                assertThat(row.getResource("s").getURI()).endsWith(row.contains("n") ? "obsStatus-A" : "obsStatus-M");
                graph.put(row.getLiteral("q").getString() + " " + row.getLiteral("a").getString(), row.contains("n") ? row.getLiteral("n").getLexicalForm() : "-");
            });
        }
        assertThat(graph).isEqualTo(csv);

        Map<String, String> asked = new TreeMap<>();
        Portal.await("the release in the graph", Duration.ofSeconds(60), () -> {
            asked.clear();
            asked.putAll(sparql(query));
            return asked.size() == csv.size();
        });
        assertThat(asked).isEqualTo(csv);
        assertThat(sparql("SELECT ?q ?a ?n WHERE { <BASE/id/resultats/ID> <BASE/vocab#withheldFigures> ?n BIND('x' AS ?q) BIND('y' AS ?a) }".replace("BASE", base).replace("ID", survey.id().toString())))
                .containsEntry("x y", String.valueOf(csv.values().stream().filter("-"::equals).count()));
    }

    private static Map<String, String> sparql(String query) {
        Map<String, String> found = new TreeMap<>();
        Answer answer = Visit.nobody().get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "application/sparql-results+json");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            for (JsonObject row : reader.readObject().getJsonObject("results").getJsonArray("bindings").getValuesAs(JsonObject.class))
                found.put(row.getJsonObject("q").getString("value") + " " + row.getJsonObject("a").getString("value"), row.containsKey("n") ? row.getJsonObject("n").getString("value") : "-");
        }
        return found;
    }

    @Test
    void thePreviewIsWhatGetsPublishedAndTellsWhatCanBeDeduced() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Answer preview = Visit.as(COUNCILLOR).page(survey.desk() + "/publication?croisement=q3~q1");
        assertThat(preview.html().select("#deductions").text()).containsPattern("\\d+ nombres masqués\\. .*rien en déduire de plus précis que de \\d+ à \\d+ personnes");
        Visit.as(COUNCILLOR).submit(preview, "/publication", Map.of());
        Document page = Visit.nobody().page(survey.page()).html();
        assertThat(table(page, "croisement-q3-q1")).isEqualTo(table(preview.html(), "croisement-q3-q1"));
        // the report is kept with the release, for the team
        assertThat(Visit.as(COUNCILLOR).page(survey.desk() + "/publication").html().select("#deductions li").eachText()).isEqualTo(preview.html().select("#deductions li").eachText());
        assertThat(page.select("#deductions")).isEmpty();
    }

    @Test
    void anUnwiseChoiceIsToldBesideTheField() {
        CrossedSurvey survey = CrossedSurvey.closed();
        Visit councillor = Visit.as(COUNCILLOR);
        String path = survey.desk() + "/publication?croisement=q3~q1";
        assertThat(councillor.page(path + "&premiere=q1&deuxieme=q1").html().select("#e-deuxieme").text()).contains("deux questions différentes");
        assertThat(councillor.page(path + "&premiere=q1&deuxieme=q3").html().select("#e-deuxieme").text()).contains("déjà dans la liste");
        assertThat(councillor.page(path + "&premiere=q4&deuxieme=q1").html().select("#e-premiere").text()).contains("ne peut pas être croisée");
        assertThat(councillor.page(path + "&premiere=&deuxieme=q1").html().select("#e-premiere, #e-deuxieme")).hasSizeLessThan(2);
        Document two = councillor.page(path + "&premiere=q2&deuxieme=q3").html();
        assertThat(two.select("#croiser li")).hasSize(2);
        assertThat(two.select("#croisement-q2-q3 table")).hasSize(1);
        assertThat(councillor.page(survey.desk() + "/publication?croisement=%27~q1&croisement=q1~q1&croisement=q1~nulle").html().select("#croiser li")).isEmpty();
    }

    @Test
    void aCrossingWithTooFewAnswersForItsCellsIsLeftOut() {
        CrossedSurvey survey = CrossedSurvey.closed();
        survey.rewritten("delete from answer where survey_id = ? and body->>'q3' <> '48080'", survey.id());
        Document page = Visit.as(COUNCILLOR).page(survey.desk() + "/publication?croisement=q3~q1").html();
        assertThat(page.select("#croiser li").text()).contains("Trop peu de réponses pour ce croisement");
        assertThat(page.select("#croisement-q3-q1")).isEmpty();
    }
}
