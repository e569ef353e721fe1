package fr.maillage.opendata.graph;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SPARQL door: the protocol to the letter, and nothing beyond it. */
class SparqlIT extends PortalTest {
    private static final String JSON = "application/sparql-results+json";
    private static final String MENDE = "SELECT ?label { <{base}/id/commune/48095> <http://www.w3.org/2000/01/rdf-schema#label> ?label }";
    private final Visit visit = Visit.nobody();

    @BeforeAll
    static void theGraphIsThere() throws InterruptedException {
        for (int i = 0; i < 100 && !Visit.nobody().get("/health/ready").body().contains("\"graph\",\"status\":\"UP\""); i++) Thread.sleep(200);
    }

    private static String path(String query) {
        return "/sparql?query=" + URLEncoder.encode(query.replace("{base}", Portal.base()), StandardCharsets.UTF_8);
    }

    private Answer ask(String query, String accept) {
        return visit.get(path(query), "Accept", accept);
    }

    @ParameterizedTest
    @CsvSource({"application/sparql-results+json,application/sparql-results+json", "application/sparql-results+xml,application/sparql-results+xml", "text/csv,text/csv",
        "text/tab-separated-values,text/tab-separated-values", "application/json,application/sparql-results+json", "*/*,application/sparql-results+json",
        "text/csv;q=0.4;x=y,text/csv", "application/xml,application/sparql-results+xml"})
    void tablesComeInEveryFormat(String accept, String type) {
        Answer answer = ask(MENDE, accept);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type").split(";")[0]).isEqualTo(type);
        assertThat(answer.body()).contains("Mende");
        assertThat(answer.header("Vary")).contains("Accept");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"})
    void graphsComeInEverySyntax(String accept) {
        Answer answer = ask("CONSTRUCT { ?s ?p ?o } { BIND(<{base}/id/commune/48095> AS ?s) ?s ?p ?o }", accept);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type").split(";")[0]).isEqualTo(accept);
        Lang lang = switch (accept) {
            case "text/turtle" -> Lang.TURTLE;
            case "application/n-triples" -> Lang.NTRIPLES;
            case "application/rdf+xml" -> Lang.RDFXML;
            default -> Lang.JSONLD11;
        };
        var model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(answer.bytes()), lang);
        assertThat(model.size()).isGreaterThan(5);
        assertThat(ask("DESCRIBE <{base}/id/commune/48095>", accept).status()).isEqualTo(200);
    }

    @Test
    void theThreeFormsOfTheProtocolAnswerAlike() {
        String query = MENDE.replace("{base}", Portal.base());
        String expected = ask(query, JSON).body();
        assertThat(visit.post("/sparql", Map.of("query", query), "Accept", JSON).body()).isEqualTo(expected);
        Answer direct = visit.send("POST", "/sparql", query.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/sparql-query", "Accept", JSON);
        assertThat(direct.body()).isEqualTo(expected);
        assertThat(ask("ASK { <{base}/id/commune/48095> ?p ?o }", JSON).json().getBoolean("boolean")).isTrue();
        assertThat(ask("ASK { <{base}/id/licorne/1> ?p ?o }", JSON).json().getBoolean("boolean")).isFalse();
    }

    @Test
    void whatIsNoQueryIsRefused() {
        assertThat(visit.get("/sparql", "Accept", JSON).status()).isEqualTo(400);
        assertThat(visit.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "Accept", JSON).status()).isEqualTo(400);
        assertThat(visit.send("POST", "/sparql", "INSERT DATA {}".getBytes(), "Content-Type", "application/sparql-update", "Accept", JSON).status()).isEqualTo(415);
        assertThat(visit.post("/sparql", Map.of("update", "CLEAR ALL"), "Accept", JSON).status()).isEqualTo(400);
        assertThat(visit.send("POST", "/sparql", new byte[500_000], "Content-Type", "application/sparql-query", "Accept", JSON).status()).isEqualTo(413);
        assertThat(visit.send("POST", "/sparql", new byte[] {(byte) 0xC3, 0x28}, "Content-Type", "application/sparql-query", "Accept", JSON).status()).isEqualTo(400);
        assertThat(ask(MENDE, "image/png").status()).isEqualTo(406);
        assertThat(ask(MENDE, "image/png").body()).contains("text/csv");
        assertThat(ask(MENDE, "text/turtle").status()).isEqualTo(406);
        assertThat(visit.send("PUT", "/sparql", "x".getBytes(), "Content-Type", "text/turtle").status()).isIn(403, 405, 415);
        assertThat(visit.send("DELETE", "/sparql", null).status()).isIn(403, 405);
    }

    @Test
    void aMalformedQueryIsToldByPlace() {
        Answer answer = ask("SELECT *\n{ ?s foaf:name ?o }", JSON);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("type")).isEqualTo("/problemes/sparqlMalformed");
        assertThat(answer.json().getString("detail")).contains("2").contains("foaf:name");
    }

    @Test
    void scriptsOfOtherSitesMayAsk() {
        Answer preflight = visit.send("OPTIONS", "/sparql", null, "Origin", "https://example.org", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        Answer crossSite = visit.post("/sparql", Map.of("query", "ASK {}"), "Accept", JSON, "Origin", "https://example.org", "Sec-Fetch-Site", "cross-site");
        assertThat(crossSite.status()).isEqualTo(200);
    }

    /** Nothing gets out, nothing gets written, and the node is as well afterwards. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { SERVICE <{base}/sparql> { ?s ?p ?o } }", "SELECT * { SERVICE SILENT <file:///etc/passwd> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <{base}/sparql> { ?s ?p ?o } } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "SELECT * FROM <{base}/lozere> { ?s ?p ?o }", "SELECT * FROM NAMED <http://127.0.0.1/> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (<java:java.lang.Runtime>(1) AS ?x) {}", "SELECT (<http://jena.apache.org/ARQ/function#systemEnv>('PATH') AS ?x) {}",
        "SELECT (SUM(<java:java.lang.Runtime>(?o)) AS ?x) { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>", "INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL", "CLEAR DEFAULT"})
    void whatReachesOutIsForbidden(String query) {
        Answer answer = ask(query, "application/sparql-results+json, application/problem+json");
        assertThat(answer.status()).as(query + " " + answer).isEqualTo(403);
        assertThat(answer.json().getString("type")).isEqualTo("/problemes/sparqlForbidden");
    }

    @Test
    void graphsElsewhereAreRefusedAndOursAreHonoured() {
        String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        Answer elsewhere = visit.get(path(count) + "&default-graph-uri=http%3A%2F%2F127.0.0.1%2F", "Accept", JSON);
        assertThat(elsewhere.status()).isEqualTo(403);
        String mende = URLEncoder.encode(Portal.base() + "/id/commune/48095", StandardCharsets.UTF_8);
        int ofMende = number(visit.get(path(count) + "&default-graph-uri=" + mende, "Accept", JSON));
        assertThat(ofMende).isBetween(5, 30);
        assertThat(number(ask("SELECT (COUNT(*) AS ?n) FROM <{base}/id/commune/48095> { ?s ?p ?o }", JSON))).isEqualTo(ofMende);
        assertThat(number(ask("SELECT (COUNT(*) AS ?n) { GRAPH <{base}/id/commune/48095> { ?s ?p ?o } }", JSON))).isEqualTo(ofMende);
    }

    /** SPARQL 1.1 Protocol, 2.1.2 to 2.1.4: the graphs asked of travel with each of the three ways, and to the page of browsers. */
    @Test
    void theGraphsAskedOfTravelWithEveryWayOfAsking() {
        String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        String mende = Portal.base() + "/id/commune/48095";
        String encoded = URLEncoder.encode(mende, StandardCharsets.UTF_8);
        int ofMende = number(visit.get(path(count) + "&default-graph-uri=" + encoded, "Accept", JSON));
        assertThat(ofMende).isPositive().isLessThan(100);
        assertThat(number(visit.post("/sparql", Map.of("query", count, "default-graph-uri", mende), "Accept", JSON))).isEqualTo(ofMende);
        assertThat(number(visit.send("POST", "/sparql?default-graph-uri=" + encoded, count.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/sparql-query", "Accept", JSON))).isEqualTo(ofMende);
        String named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
        String epci = Portal.base() + "/id/epci/244800405";
        assertThat(number(visit.post("/sparql", Map.of("query", named, "named-graph-uri", List.of(mende, epci)), "Accept", JSON))).isEqualTo(2);
        Document page = visit.page(path(count) + "&default-graph-uri=" + encoded).html();
        assertThat(page.select("main table tbody td").text()).contains(Integer.toString(ofMende));
        assertThat(page.select(".downloads a[href*=format]").first().attr("href")).contains("default-graph-uri=" + encoded);
    }

    private static int number(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return Integer.parseInt(answer.json().getJsonObject("results").getJsonArray("bindings").getJsonObject(0).getJsonObject("n").getString("value"));
    }

    /** Queries made to run for ever or to fill the memory end in a clear error, and soon. */
    @Test
    void whatRunsAwayIsStopped() throws Exception {
        List<String> hostile = List.of(
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
                "SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT ?c ?f ?i (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?c ?f ?i",
                "SELECT (GROUP_CONCAT(STR(?i)) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT * { ?a (!<x:y>)* ?b . ?b (!<x:y>)* ?c . ?c (!<x:y>)* ?d }",
                "SELECT * { ?a ?b ?c FILTER REGEX(CONCAT(STR(?c), '" + "a".repeat(200) + "'), '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)!!') }",
                "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
        for (String query : hostile) {
            long start = System.nanoTime();
            Answer answer = ask(query, "application/sparql-results+json, text/turtle, application/problem+json;q=0.9");
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(answer.status()).as(query + " " + answer).isIn(503, 422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(seconds).as(query).isLessThan(60);
        }
        assertThat(ask(MENDE, JSON).status()).isEqualTo(200);
    }

    @Test
    void tooManyQueriesAtOnceAreAskedToComeBack() throws Exception {
        var pool = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int n = i;
                asked.add(() -> Visit.nobody().get(path("SELECT (COUNT(*) AS ?n" + n + ") { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), "Accept", "application/sparql-results+json, application/problem+json"));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : pool.invokeAll(asked)) answers.add(answer.get());
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
            assertThat(answers).anySatisfy(answer -> {
                assertThat(answer.json().getString("type")).isEqualTo("/problemes/sparqlBusy");
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            });
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theSameQueryAgainIsUnchanged() {
        Answer first = ask(MENDE, JSON);
        assertThat(first.header("ETag")).startsWith("\"");
        Answer again = visit.get(path(MENDE), "Accept", JSON, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(ask(MENDE, "text/csv").header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void noScriptEngineIsThere() {
        assertThat(new javax.script.ScriptEngineManager().getEngineFactories()).isEmpty();
    }

    @Test
    void theExamplesOfThePageRun() {
        Document page = visit.page("/sparql").html();
        List<String> examples = page.select("main a[href^=/sparql?query=]").eachAttr("href");
        assertThat(examples).hasSize(10);
        for (String example : examples) {
            Answer answer = visit.page(example);
            assertThat(answer.status()).as(example + answer).isEqualTo(200);
            assertThat(answer.html().select(".notice--error")).as(example).isEmpty();
            assertThat(answer.html().select("#resultat")).hasSize(1);
        }
    }

    @Test
    void thePageShowsLabelsLinksAndWaysToTakeTheResult() {
        Answer answer = visit.post("/sparql", Map.of("query", ("SELECT ?commune ?p { ?commune <{base}/vocab#population> ?p ; <http://rdf.insee.fr/def/geo#subdivisionDe> <{base}/id/departement/48> } ORDER BY DESC(?p) LIMIT 3")
                .replace("{base}", Portal.base())), "Accept", "text/html");
        Document page = answer.html();
        assertThat(page.select("main table tbody tr")).hasSize(3);
        Element link = page.select("main table tbody a[href=/id/commune/48095]").first();
        assertThat(link.text()).isEqualTo("Mende");
        String permalink = page.select(".downloads a").last().attr("href");
        assertThat(visit.page(permalink).html().select("main table tbody tr")).hasSize(3);
        assertThat(page.select("main pre code").text()).contains("curl");
        for (Element download : page.select(".downloads a[href*=format]")) assertThat(visit.get(download.attr("href")).status()).as(download.attr("href")).isEqualTo(200);
    }

    @Test
    void thePageShowsWhereAQueryIsWrongAndRepairsAPrefix() {
        Answer wrong = visit.page(path("SELECT * { ?s foaf:name ?o } LIMIT 2"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.html().select(".notice--error pre").text()).contains("foaf:name").contains("^");
        assertThat(wrong.html().select("textarea[name=query]").first().wholeText()).isEqualTo("SELECT * { ?s foaf:name ?o } LIMIT 2");
        String repaired = wrong.html().select(".notice--error input[name=query]").attr("value");
        assertThat(repaired).startsWith("PREFIX foaf: <http://xmlns.com/foaf/0.1/>");
        assertThat(visit.post("/sparql", Map.of("query", repaired), "Accept", "text/html").html().select("main table tbody tr")).hasSize(2);
    }

    @Test
    void thePageEscapesWhatItShows() {
        String canary = "\"><svg onload=alert(1)>";
        Answer answer = visit.page(path("SELECT (\"" + canary.replace("\"", "\\\"") + "\" AS ?x) {}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html().select("svg[onload]")).isEmpty();
        assertThat(answer.html().select("main table td").text()).isEqualTo(canary);
        assertThat(visit.page(path("SELECT " + canary)).html().select("svg[onload]")).isEmpty();
    }

    /** VoID counts what SPARQL counts. */
    @Test
    void theFiguresOfTheGraphAreThoseThatQueriesGive() {
        for (int attempt = 1; ; attempt++) {
            JsonObject before = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON).json();
            var figures = ModelFactory.createDefaultModel();
            RDFDataMgr.read(figures, new ByteArrayInputStream(visit.get("/.well-known/void").bytes()), Lang.TURTLE);
            int classes = number(ask("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }", JSON));
            int communes = number(ask("SELECT (COUNT(*) AS ?n) { ?s a <http://rdf.insee.fr/def/geo#Commune> }", JSON));
            Answer after = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON);
            // another test may change the graph meanwhile
            if (!after.json().equals(before) && attempt < 5) continue;
            String ns = "http://rdfs.org/ns/void#";
            var graph = figures.getResource(Portal.base() + "/.well-known/void#graphe");
            assertThat(graph.getProperty(figures.createProperty(ns + "triples")).getInt()).isEqualTo(number(after));
            assertThat(graph.getProperty(figures.createProperty(ns + "classes")).getInt()).isEqualTo(classes);
            var partition = figures.listSubjectsWithProperty(figures.createProperty(ns + "class"), figures.createResource("http://rdf.insee.fr/def/geo#Commune")).next();
            assertThat(partition.getProperty(figures.createProperty(ns + "entities")).getInt()).isEqualTo(communes);
            return;
        }
    }
}
