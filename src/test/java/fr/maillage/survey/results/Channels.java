package fr.maillage.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.opencsv.CSVReader;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Each public channel of a survey's results read into the same form: code of question and answer to the figure, {@value #WITHHELD} when it is withheld. */
final class Channels {
    static final String WITHHELD = "-";
    private static final String IN_WORDS = "non publié";
    private static final String SPACES = "[\\s\\u00A0\\u202F]";

    /** One line of the CSV. */
    record Line(String question, String questionLabel, String type, String answer, String answerLabel, String figure, String participants) {
        String key() {
            return question + " " + answer;
        }
    }

    private Channels() {
    }

    static List<Line> lines(CrossedSurvey survey) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (CSVReader reader = new CSVReader(new StringReader(Visit.nobody().get(survey.file(".csv")).body().replace("\uFEFF", "")))) {
            List<String> header = List.of(reader.readNext());
            assertThat(header).startsWith("enquete", "enquete_titre", "territoire", "question").endsWith("publie_le", "question_1", "reponse_1", "question_2", "reponse_2");
            for (String[] row : reader) {
                boolean crossed = row[header.indexOf("question_type")].equals("CROSSING");
                assertThat(row[header.indexOf("question_1")].isEmpty()).isEqualTo(!crossed);
                boolean withheld = row[header.indexOf("statut")].equals(IN_WORDS);
                assertThat(row[header.indexOf("effectif")].isEmpty()).isEqualTo(withheld);
                lines.add(new Line(row[header.indexOf("question")], row[header.indexOf("question_libelle")], row[header.indexOf("question_type")], row[header.indexOf("reponse")],
                        row[header.indexOf("reponse_libelle")], withheld ? WITHHELD : row[header.indexOf("effectif")], row[header.indexOf("participants")]));
            }
        }
        return lines;
    }

    static Map<String, String> figures(List<Line> lines) {
        Map<String, String> figures = new TreeMap<>();
        lines.forEach(line -> figures.put(line.key(), line.figure()));
        return figures;
    }

    static Map<String, String> json(CrossedSurvey survey) {
        Map<String, String> json = new TreeMap<>();
        try (var reader = Json.createReader(new StringReader(Visit.nobody().get(survey.file(".json")).body()))) {
            JsonValue all = reader.readValue();
            JsonArray rows = all instanceof JsonArray array ? array : all.asJsonObject().values().stream().filter(JsonArray.class::isInstance).map(JsonArray.class::cast).findFirst().orElseThrow();
            for (JsonObject row : rows.getValuesAs(JsonObject.class)) {
                boolean withheld = row.getString("statut").equals(IN_WORDS);
                assertThat(row.getOrDefault("effectif", JsonValue.NULL).equals(JsonValue.NULL)).isEqualTo(withheld);
                json.put(row.getString("question") + " " + row.getString("reponse"), withheld ? WITHHELD : row.get("effectif").toString());
            }
        }
        return json;
    }

    private static final String QUERY = """
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX sa: <http://purl.org/linked-data/sdmx/2009/attribute#>
            SELECT ?q ?a ?n ?s WHERE { ?figure <BASE/vocab#question> ?question ; <BASE/vocab#answer>/skos:notation ?a ; sa:obsStatus ?s . ?question skos:notation ?q
              FILTER STRSTARTS(STR(?question), "BASE/id/resultats/ID") OPTIONAL { ?figure <BASE/vocab#respondents> ?n } } ORDER BY ?figure LIMIT 1000""";

    private static Model model(CrossedSurvey survey) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(Visit.nobody().get(survey.file(".ttl")).body(), Lang.TURTLE).parse(model);
        return model;
    }

    private static String named(String text, Model model, CrossedSurvey survey) {
        String base = model.listSubjects().filterKeep(subject -> subject.isURIResource() && subject.getURI().contains("/id/resultats/")).next().getURI().replaceFirst("/id/resultats/.*", "");
        return text.replace("BASE", base).replace("ID", survey.id().toString());
    }

    static Map<String, String> turtle(CrossedSurvey survey) {
        Model model = model(survey);
        Map<String, String> graph = new TreeMap<>();
        try (var execution = QueryExecutionFactory.create(named(QUERY, model, survey), model)) {
            execution.execSelect().forEachRemaining(row -> {
                assertThat(row.getResource("s").getURI()).endsWith(row.contains("n") ? "obsStatus-A" : "obsStatus-M");
                graph.put(row.getLiteral("q").getString() + " " + row.getLiteral("a").getString(), row.contains("n") ? row.getLiteral("n").getLexicalForm() : WITHHELD);
            });
        }
        return graph;
    }

    /** @param figures how many are awaited: the graph follows the publication */
    static Map<String, String> sparql(CrossedSurvey survey, int figures) {
        String query = named(QUERY, model(survey), survey);
        Map<String, String> asked = new TreeMap<>();
        Portal.await("the release in the graph", Duration.ofSeconds(60), () -> {
            asked.clear();
            asked.putAll(sparql(query));
            return asked.size() == figures;
        });
        return asked;
    }

    /** How many figures the graph says are withheld. */
    static String withheld(CrossedSurvey survey) {
        return sparql(named("SELECT ?q ?a ?n WHERE { <BASE/id/resultats/ID> <BASE/vocab#withheldFigures> ?n BIND('x' AS ?q) BIND('y' AS ?a) }", model(survey), survey)).get("x y");
    }

    private static Map<String, String> sparql(String query) {
        Map<String, String> found = new TreeMap<>();
        Answer answer = Visit.nobody().get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "application/sparql-results+json");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            for (JsonObject row : reader.readObject().getJsonObject("results").getJsonArray("bindings").getValuesAs(JsonObject.class))
                found.put(row.getJsonObject("q").getString("value") + " " + row.getJsonObject("a").getString("value"), row.containsKey("n") ? row.getJsonObject("n").getString("value") : WITHHELD);
        }
        return found;
    }

    private static String figure(String words) {
        return words.contains(IN_WORDS) ? WITHHELD : words.replaceAll(SPACES, "");
    }

    /** A crossing's table: row and column in words to what stands there. */
    static Map<String, String> table(Document page, String id) {
        Map<String, String> cells = new TreeMap<>();
        Element table = page.selectFirst("#" + id + " table");
        List<String> heads = table.select("thead th").eachText();
        for (Element row : table.select("tbody tr"))
            for (int i = 0; i < row.select("td").size(); i++) cells.put(row.selectFirst("th").text() + " × " + heads.get(i + 1), figure(row.select("td").get(i).text()));
        return cells;
    }

    private static final Pattern PARTICIPATION = Pattern.compile("Ont répondu : (.+?)\\. Sans réponse : (.+?)\\. Question non posée : (.+?)\\.");

    /** What the page shows; it has no codes, so the CSV's words lead to them. */
    static Map<String, String> page(CrossedSurvey survey, List<Line> lines) {
        Document page = Visit.nobody().page(survey.page()).html();
        Map<String, String> shown = new TreeMap<>();
        for (Line line : lines) {
            if (line.type().equals("CROSSING")) {
                Map<String, String> table = table(page, "croisement-" + line.question().replace('~', '-'));
                String[] sides = line.answerLabel().split(" × ");
                shown.put(line.key(), table.getOrDefault(line.answerLabel(), table.get(sides[1] + " × " + sides[0])));
                continue;
            }
            Element question = page.selectFirst("#question-" + line.question());
            Matcher said = PARTICIPATION.matcher(question.text());
            assertThat(said.find()).as(question.text()).isTrue();
            int group = List.of("_answered", "_not_answered", "_not_asked").indexOf(line.answer()) + 1;
            if (group > 0) shown.put(line.key(), figure(said.group(group)));
            else for (Element row : question.select("tbody tr"))
                if (row.select("th").text().equals(line.answerLabel())) shown.put(line.key(), figure(row.select("td").first().text()));
        }
        return shown;
    }

    /** What the report's sheet of numbers shows of answers. */
    static Map<String, String> report(CrossedSurvey survey, List<Line> lines) throws Exception {
        Sheet sheet = new SpreadSheet(new ByteArrayInputStream(Visit.nobody().get("/mende/enquetes/" + survey.slug() + "/resultats/rapport.ods").bytes())).getSheet(1);
        Map<String, String> words = new TreeMap<>();
        for (int i = 1; i < sheet.getMaxRows(); i++) {
            Object figure = sheet.getRange(i, 2).getValue();
            words.put(sheet.getRange(i, 0).getValue() + " | " + sheet.getRange(i, 1).getValue(), figure instanceof Double number ? String.valueOf(number.longValue()) : figure(String.valueOf(figure)));
        }
        Map<String, String> shown = new TreeMap<>();
        for (Line line : lines) {
            String[] questions = line.questionLabel().split(" × ");
            String[] answers = line.answerLabel().split(" × ");
            String figure = line.type().equals("CROSSING")
                    ? words.getOrDefault(questions[0] + " — selon : " + questions[1] + " | " + line.answerLabel(), words.get(questions[1] + " — selon : " + questions[0] + " | " + answers[1] + " × " + answers[0]))
                    : words.get(line.questionLabel() + " | " + line.answerLabel());
            if (figure != null) shown.put(line.key(), figure);
        }
        assertThat(shown).hasSize(words.size());
        return shown;
    }
}
