package fr.maillage.carpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvException;
import fr.maillage.carpool.control.CarpoolSitesDataset;
import fr.maillage.opendata.control.Column;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;

/** The published file, row by row, against the constraints of the national schema; the linked data against its shape. */
class CarpoolDatasetIT extends PortalTest {
    private static final String FILE = "/lozere/donnees/lieux-covoiturage";

    private static void check(Column<?> column, String cell) {
        if (cell.isEmpty()) {
            assertThat(column.required()).as(column.name()).isFalse();
            return;
        }
        switch (column.type()) {
            case INTEGER -> assertThat(Integer.parseInt(cell)).as(column.name()).isGreaterThanOrEqualTo(0);
            case NUMBER -> assertThat(new BigDecimal(cell).abs()).as(column.name()).isLessThanOrEqualTo(new BigDecimal(column.name().equals("Ylat") ? 90 : 180));
            case BOOLEAN -> assertThat(cell).as(column.name()).isIn("true", "false");
            case DATE -> assertThat(LocalDate.parse(cell)).as(column.name()).hasToString(cell);
            default -> { }
        }
        if (column.constraints().get("pattern") instanceof String pattern) assertThat(cell).as(column.name()).matches(pattern);
        if (column.constraints().get("enum") instanceof java.util.List<?> words) assertThat(words.contains(cell)).as(cell).isTrue();
    }

    @Test
    void everyRowOfTheFileKeepsTheSchema() throws IOException, CsvException {
        Answer file = Visit.nobody().get(FILE + ".csv");
        assertThat(file.status()).isEqualTo(200);
        var columns = new CarpoolSitesDataset().columns(CarpoolSitesDataset.ID);
        assertThat(file.body().lines().findFirst().orElseThrow()).isEqualTo(String.join(",", columns.stream().map(Column::name).toList()));
        Set<String> names = new HashSet<>();
        int rows = 0;
        try (var csv = new CSVReaderHeaderAware(new StringReader(file.body()))) {
            for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
                for (Column<?> column : columns) check(column, row.get(column.name()));
                assertThat(names.add(row.get("insee") + "-" + row.get("id_local"))).isTrue();
                rows++;
            }
        }
        assertThat((long) rows).isEqualTo(Portal.<Long>value("select count(*) from carpool_site s where withdrawn_at is null and commune like '48%'"));
    }

    @Test
    void ourOwnFileImportedAgainChangesNothing() {
        byte[] file = Visit.nobody().get(FILE + ".csv").bytes();
        Answer sent = Visit.as("agent@lozere.demo").upload("/lozere/gestion/covoiturage/import", "/import", "register", "retour.csv", file, Map.of());
        String job = sent.location().replaceAll(".*/", "");
        Portal.await("the import has ended", java.time.Duration.ofSeconds(60), () -> !Set.of("queued", "running").contains(Portal.<String>value("select status from job where id = ?::uuid", job)));
        try (var reader = Json.createReader(new StringReader(Portal.value("select report::text from job where id = ?::uuid", job)))) {
            JsonObject report = reader.readObject();
            assertThat(report.getInt("created") + report.getInt("updated") + report.getInt("refused")).as("%s", report).isZero();
            assertThat(report.getInt("unchanged")).isGreaterThan(10);
        }
    }

    @Test
    void theGeoJsonHoldsTheSameSites() {
        Answer file = Visit.nobody().get(FILE + ".geojson");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.json().getJsonArray("features")).hasSizeGreaterThan(10);
    }

    @Test
    void theLinkedDataConformsToItsShape() throws IOException {
        Answer file = Visit.nobody().get(FILE + ".ttl");
        assertThat(file.status()).isEqualTo(200);
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new java.io.ByteArrayInputStream(file.bytes()), Lang.TURTLE);
        Model shapes = ModelFactory.createDefaultModel();
        String shape = Files.readString(Path.of("opendata/shapes/aire.ttl"), StandardCharsets.UTF_8);
        RDFDataMgr.read(shapes, new java.io.ByteArrayInputStream(shape.getBytes(StandardCharsets.UTF_8)), base(model) + "/vocab", Lang.TURTLE);
        Graph data = model.getGraph();
        var report = ShaclValidator.get().validate(Shapes.parse(shapes.getGraph()), data);
        assertThat(report.getEntries()).isEmpty();
        String sites = "[] a <" + base(model) + "/vocab#CarpoolSite>";
        assertThat(model.listSubjectsWithProperty(org.apache.jena.vocabulary.RDF.type, model.createResource(base(model) + "/vocab#CarpoolSite")).toList()).as(sites).hasSizeGreaterThan(10);

        // the shape bites: a site without a point does not conform
        model.removeAll(null, model.createProperty("http://www.w3.org/2003/01/geo/wgs84_pos#lat"), null);
        assertThat(ShaclValidator.get().validate(Shapes.parse(shapes.getGraph()), model.getGraph()).conforms()).isFalse();
    }

    private static String base(Model model) {
        return model.listSubjects().filterKeep(s -> s.isURIResource() && s.getURI().contains("/id/aire/")).next().getURI().replaceAll("/id/aire/.*", "");
    }
}
