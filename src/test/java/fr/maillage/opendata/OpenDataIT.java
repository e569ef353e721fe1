package fr.maillage.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue, the files and the identifiers, as re-users find them. */
class OpenDataIT extends PortalTest {
    private static final String DATASET = "/lozere/donnees/territoires";
    private static final Map<String, Lang> SYNTAXES = Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "rdf", Lang.RDFXML, "jsonld", Lang.JSONLD11);
    private final Visit visit = Visit.nobody();

    private static Model model(Answer answer, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(answer.bytes()), lang);
        return model;
    }

    private Model rdf(String path, String extension) {
        Answer answer = visit.get(path + "." + extension);
        assertThat(answer.status()).as("%s.%s %s", path, extension, answer).isEqualTo(200);
        return model(answer, SYNTAXES.get(extension));
    }

    /** Paths of the datasets that the catalogue page of Lozère shows. */
    private List<String> datasets() {
        return visit.page("/lozere/donnees").html().select(".card__title a").eachAttr("href");
    }

    @Test
    void theCataloguePageLeadsToEveryDataset() {
        assertThat(datasets()).contains(DATASET, "/lozere/donnees/categories");
        for (String dataset : datasets()) {
            Answer page = visit.page(dataset);
            assertThat(page.status()).as(dataset).isEqualTo(200);
            assertThat(page.html().select("h1").text()).isNotBlank();
            assertThat(page.html().select("a[rel=license]").attr("href")).startsWith("https://");
            assertThat(page.html().select("main code").eachText()).as("the address to cite").anyMatch(code -> code.endsWith(dataset));
        }
    }

    @Test
    void everyFileThatADatasetPageOffersIsThere() {
        for (String dataset : datasets()) {
            List<Element> links = visit.page(dataset).html().select(".downloads a");
            assertThat(links).as(dataset).isNotEmpty();
            for (Element link : links) {
                Answer file = visit.get(link.attr("href"));
                assertThat(file.status()).as(link.attr("href")).isEqualTo(200);
                assertThat(file.header("Content-Type").split(";")[0]).isEqualTo(link.attr("type"));
                assertThat(file.header("Link")).isNotEmpty();
                assertThat(String.join(" ", file.response().headers().allValues("Link"))).contains("rel=\"license\"", "rel=\"describedby\"", "rel=\"canonical\"");
                assertThat(file.header("Access-Control-Allow-Origin")).isEqualTo("*");
            }
        }
    }

    /** The rows of the source, written by COPY or not, are the rows of the page, of JSON and of the CSV. */
    @Test
    void theCsvHasARowForEachRowAndTheColumnsOfTheSchema() throws Exception {
        for (String dataset : datasets()) {
            String csv = visit.get(dataset + ".csv").body();
            JsonObject schema = visit.get(dataset + ".schema.json").json();
            String header = String.join(",", schema.getJsonArray("fields").getValuesAs(JsonObject.class).stream().map(f -> f.getString("name")).toList());
            assertThat(csv).as(dataset).startsWith(header + "\r\n").endsWith("\r\n");
            try (var rows = new com.opencsv.CSVReader(new java.io.StringReader(csv))) {
                int count = rows.readAll().size() - 1;
                String json = visit.get(dataset + ".json").body();
                assertThat(jakarta.json.Json.createReader(new java.io.StringReader(json)).readArray()).as(dataset).hasSize(count);
            }
        }
    }

    @Test
    void theFourRdfSyntaxesSayTheSame() {
        Model turtle = rdf(DATASET, "ttl");
        assertThat(turtle.size()).isGreaterThan(500);
        for (String extension : SYNTAXES.keySet()) assertThat(rdf(DATASET, extension).isIsomorphicWith(turtle)).as(extension).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/csv | 303 | .csv", "text/turtle | 303 | .ttl", "application/ld+json | 303 | .jsonld", "application/rdf+xml | 303 | .rdf", "application/n-triples | 303 | .nt",
        "application/json | 303 | .json", "text/turtle;q=0.3, text/csv;q=0.8 | 303 | .csv", "text/html;q=0.1, text/turtle | 303 | .ttl",
        "text/html | 200 |", "*/* | 200 |", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | 200 |",
        "application/geo+json | 406 |", "image/png | 406 |"})
    void theAddressOfADatasetNegotiates(String accept, int status, String extension) {
        Answer answer = visit.get(DATASET, "Accept", accept);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Vary")).contains("Accept");
        if (status == 303) assertThat(answer.location()).isEqualTo(DATASET + extension);
        if (status == 406) assertThat(answer.body()).contains("text/csv", "text/turtle");
    }

    @Test
    void validatorsSpareTheBytes() {
        // a file that is younger than a second has no date yet: a date of whole seconds could not tell it from the next version
        Portal.await("the file has a date", java.time.Duration.ofSeconds(10), () -> !visit.get(DATASET + ".csv").header("Last-Modified").isEmpty());
        Answer first = visit.get(DATASET + ".csv");
        assertThat(first.header("ETag")).startsWith("\"");
        assertThat(first.header("Last-Modified")).endsWith("GMT");
        Answer unchanged = visit.get(DATASET + ".csv", "If-None-Match", "\"other\", " + first.header("ETag"));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.bytes()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(visit.get(DATASET + ".csv", "If-Modified-Since", first.header("Last-Modified")).status()).isEqualTo(304);
        assertThat(visit.get(DATASET + ".csv", "If-None-Match", "\"other\"", "If-Modified-Since", first.header("Last-Modified")).status()).isEqualTo(200);
    }

    @Test
    void headTellsWhatGetWouldGive() {
        Answer head = visit.head(DATASET + ".csv");
        Answer get = visit.get(DATASET + ".csv");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(get.bytes().length));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    }

    @Test
    void partsOfAFileAreGiven() {
        byte[] whole = visit.get(DATASET + ".csv").bytes();
        Answer part = visit.get(DATASET + ".csv", "Range", "bytes=10-29");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole, 10, 30));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-29/" + whole.length);
        assertThat(visit.get(DATASET + ".csv", "Range", "bytes=-5").bytes()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
        Answer beyond = visit.get(DATASET + ".csv", "Range", "bytes=" + whole.length + "-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + whole.length);
        assertThat(visit.get(DATASET + ".csv", "Range", "bytes=0-9", "If-Range", "\"other\"").status()).isEqualTo(200);
        assertThat(visit.get(DATASET + ".csv", "Range", "bytes=0-9", "If-Range", visit.get(DATASET + ".csv").header("ETag")).status()).isEqualTo(206);
    }

    @Test
    void gzipIsAnotherVariantWithItsOwnTag() throws IOException {
        Answer plain = visit.get(DATASET + ".csv");
        Answer zipped = visit.get(DATASET + ".csv", "Accept-Encoding", "gzip");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Vary")).contains("Accept-Encoding");
        assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.bytes())).readAllBytes()).isEqualTo(plain.bytes());
        assertThat(visit.get(DATASET + ".csv", "Accept-Encoding", "gzip", "If-None-Match", zipped.header("ETag")).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"/lozere/donnees/territoires.geojson,404", "/lozere/donnees/territoires.xlsx,404", "/lozere/donnees/nulle-part.csv,404", "/lozere/donnees/nulle-part,404",
        "/nulle-part/donnees/territoires.csv,404", "/lozere/donnees/nulle-part.schema.json,404", "/lozere/donnees/..%2Fterritoires.csv,400"})
    void whatIsNotThereIsRefused(String path, int status) {
        int found = visit.get(path, "Accept", "application/problem+json").status();
        if (status == 400) assertThat(found).isBetween(400, 404);
        else assertThat(found).isEqualTo(status);
    }

    @Test
    void turtleSaysItsCharsetWithASpace() {
        assertThat(visit.get(DATASET + ".ttl").header("Content-Type")).isEqualTo("text/turtle; charset=utf-8");
        assertThat(visit.get("/lozere/donnees/catalogue.ttl").header("Content-Type")).isEqualTo("text/turtle; charset=utf-8");
    }

    @Test
    void aScriptOfAnotherSiteMayAskConditionally() {
        for (String path : List.of("/lozere/donnees/lieux-covoiturage.csv", "/id/commune/48095.ttl", "/catalogue.ttl", "/vocab")) {
            Answer preflight = visit.send("OPTIONS", path, null, "Origin", "https://carte.example", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match");
            assertThat(preflight.status()).as(path).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Allow-Headers")).contains("If-None-Match", "Range");
        }
        assertThat(visit.send("OPTIONS", "/compte", null, "Origin", "https://carte.example", "Access-Control-Request-Method", "GET").header("Access-Control-Allow-Origin")).isEmpty();
    }

    /** A date of whole seconds never claims that nothing changed when something did. */
    @Test
    void anEditIsSeenByWhoAsksByDate() throws InterruptedException {
        visit.get("/thomery/donnees/territoires.csv");
        Thread.sleep(2100);
        String date = visit.get("/thomery/donnees/territoires.csv").header("Last-Modified");
        assertThat(visit.get("/thomery/donnees/territoires.csv", "If-Modified-Since", date).status()).isEqualTo(304);
        Portal.sql("update territory set version = version + 1 where slug = 'thomery'");
        assertThat(visit.get("/thomery/donnees/territoires.csv", "If-Modified-Since", date).status()).isEqualTo(200);
    }

    @Test
    void documentsAreCompressedForWhoTakesIt() throws IOException {
        for (String path : List.of("/lozere/donnees/catalogue.ttl", "/catalogue.ttl", "/lozere/donnees/lieux-covoiturage.schema.json")) {
            Answer plain = visit.get(path);
            Answer zipped = visit.get(path, "Accept-Encoding", "gzip");
            assertThat(zipped.header("Content-Encoding")).as(path).isEqualTo("gzip");
            assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
            assertThat(new String(new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(zipped.response().body())).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(plain.body());
        }
    }

    @Test
    void aChangeOfTheRowsIsANewFileAtOnce() {
        String before = visit.get("/thomery/donnees/territoires.csv").header("ETag");
        Portal.sql("update territory set version = version + 1 where slug = 'thomery'");
        assertThat(visit.get("/thomery/donnees/territoires.csv").header("ETag")).isNotEqualTo(before);
    }

    @Test
    void theCatalogueConformsToDcatAp() throws IOException {
        for (String territory : List.of("lozere", "thomery")) {
            for (String dataset : datasets()) visit.get(dataset.replace("/lozere/", "/" + territory + "/") + ".csv");
            Model catalogue = rdf("/" + territory + "/donnees/catalogue", "ttl");
            Resource entry = catalogue.getResource(Portal.base() + "/" + territory + "/donnees/territoires");
            assertThat(catalogue.contains(entry, RDF.type, DCAT.Dataset)).as("the base address of the test is the public one").isTrue();
            assertThat(entry.getProperty(DCTerms.identifier).getString()).isEqualTo(entry.getURI());
            // the code list has no SIREN of a département: a publisher without one has no identifier rather than a made-up one
            Resource publisher = entry.getProperty(DCTerms.publisher).getResource();
            if (territory.equals("lozere")) assertThat(publisher.hasProperty(DCTerms.identifier)).isFalse();
            else assertThat(publisher.getProperty(DCTerms.identifier).getString()).matches("[0-9]{9}");
            assertThat(catalogue.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList()).allSatisfy(file -> {
                assertThat(file.hasProperty(DCTerms.license)).isTrue();
                assertThat(file.getProperty(DCTerms.title).getString().toLowerCase()).doesNotContain("xlsx");
                assertThat(visit.head(file.getProperty(DCAT.downloadURL).getResource().getURI()).status()).isEqualTo(200);
            });
            assertThat(catalogue.listStatements(null, DCAT.byteSize, (String) null).toList()).as("sizes of files that were made").isNotEmpty();
            // asking for a file has it made, and a file that was made has a size: the catalogue tells more now
            Model whole = rdf("/" + territory + "/donnees/catalogue", "ttl");
            assertThat(whole.size()).isGreaterThanOrEqualTo(catalogue.size());
            for (String extension : SYNTAXES.keySet()) assertThat(rdf("/" + territory + "/donnees/catalogue", extension).isIsomorphicWith(whole)).as(extension).isTrue();
            assertConforms(whole, Path.of("../shared/shapes/dcat-ap-3.0.0/dcat-ap-SHACL.ttl"));
        }
    }

    @Test
    void theCatalogueOfTheInstallIsPagedAndConforms() throws IOException {
        Model first = model(visit.get("/catalogue.ttl"), Lang.TURTLE);
        assertThat(first.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()).hasSize(100);
        Resource view = first.listSubjectsWithProperty(RDF.type, first.createResource("http://www.w3.org/ns/hydra/core#PartialCollectionView")).next();
        String next = view.getProperty(first.createProperty("http://www.w3.org/ns/hydra/core#next")).getResource().getURI();
        assertThat(next).isEqualTo(Portal.base() + "/catalogue.ttl?page=2");
        assertThat(model(visit.get(next), Lang.TURTLE).listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()).isNotEmpty();
        assertThat(visit.get("/catalogue.ttl?page=9999").status()).isEqualTo(404);
        assertThat(visit.get("/catalogue", "Accept", "text/turtle").status()).isEqualTo(200);
        assertThat(visit.page("/catalogue").html().select("main li a").eachAttr("href")).contains("/lozere/donnees");
        assertConforms(first, Path.of("../shared/shapes/dcat-ap-3.0.0/dcat-ap-SHACL.ttl"));
    }

    private static void assertConforms(Model data, Path official) {
        if (!Files.exists(official)) {
            System.out.println("*** NOT TESTED: " + official + " is not here, so the catalogue is not checked with the official shapes ***");
            return;
        }
        var report = ShaclValidator.get().validate(Shapes.parse(RDFDataMgr.loadGraph(official.toUri().toString())), data.getGraph());
        Map<String, Integer> faults = new TreeMap<>();
        report.getEntries().forEach(entry -> faults.merge(entry.resultPath() + " " + entry.message() + " at " + entry.focusNode(), 1, Integer::sum));
        assertThat(faults).isEmpty();
    }

    @Test
    void anIdentifierLeadsToThePageOrToTheData() {
        Answer page = visit.page("/id/commune/48095");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo("/mende");
        Answer data = visit.get("/id/commune/48095", "Accept", "text/turtle");
        assertThat(data.status()).isEqualTo(303);
        assertThat(data.header("Vary")).contains("Accept");
        assertThat(data.location()).isEqualTo("/id/commune/48095.ttl");
        Model commune = model(visit.get(data.location()), Lang.TURTLE);
        Resource mende = commune.getResource(Portal.base() + "/id/commune/48095");
        assertThat(mende.getProperty(commune.createProperty("http://rdf.insee.fr/def/geo#codeINSEE")).getString()).isEqualTo("48095");
        for (String extension : SYNTAXES.keySet()) assertThat(rdf("/id/commune/48095", extension).isIsomorphicWith(commune)).as(extension).isTrue();
        assertThat(visit.page("/id/epci/244800405.html").html().select("main table tr")).isNotEmpty();
        assertThat(visit.get("/id/commune/48095", "Accept", "image/png").status()).isEqualTo(406);
    }

    @Test
    void anIdentifierThatNeverWasIsNotFound() {
        for (String path : List.of("/id/commune/99999", "/id/commune/99999.ttl", "/id/commune/x", "/id/licorne/1", "/id/territoire/nulle-part", "/id/commune/48095%27%20or%201=1"))
            assertThat(visit.get(path, "Accept", "application/problem+json, text/turtle;q=0.5").status()).as(path).isEqualTo(404);
    }

    @Test
    void aCommuneThatMergedLeadsToTheOneInForce() {
        String former = (String) Portal.sql("select code from commune_former_code where commune <> code order by code limit 1").get(0).get(0);
        String inForce = (String) Portal.sql("select commune from commune_former_code where code = ?", former).get(0).get(0);
        Answer answer = visit.get("/id/commune/" + former, "Accept", "text/turtle");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.location()).isEqualTo("/id/commune/" + inForce);
    }

    @Test
    void theVocabulariesAreServedForPeopleAndMachines() {
        assertThat(visit.page("/vocab").html().select("tr[id=population] code").text()).isEqualTo("population");
        assertThat(model(visit.get("/vocab", "Accept", "text/turtle"), Lang.TURTLE).size()).isGreaterThan(20);
        Model categories = model(visit.get("/vocab/categories", "Accept", "application/ld+json"), Lang.JSONLD11);
        assertThat(categories.contains(categories.getResource(Portal.base() + "/vocab/categories/colocation"), null)).isTrue();
        assertThat(visit.page("/vocab/categories").html().select("tr[id=colocation]")).hasSize(1);
        Answer concept = visit.get("/vocab/categories/colocation");
        assertThat(concept.status()).isEqualTo(303);
        assertThat(concept.header("Location")).endsWith("/vocab/categories#colocation");
        assertThat(visit.get("/vocab/categories/licorne").status()).isEqualTo(404);
        assertThat(visit.get("/vocab/licornes").status()).isEqualTo(404);
    }
}
