package fr.maillage.opendata.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.ICSVParser;
import fr.maillage.web.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static String csv(TableSource source) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvExport().writeRows(source.dataset(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String[]> read(String csv) throws Exception {
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(csv)).withCSVParser(new CSVParserBuilder().withEscapeChar(ICSVParser.NULL_CHARACTER).build())
                .withKeepCarriageReturn(true).build()) {
            return reader.readAll();
        }
    }

    @Test
    void csvIsRfc4180() throws Exception {
        String csv = csv(new TableSource(List.of(new TableSource.Row("Aire \"du\" pont, nord", 3, 3.5, 44.5, true, LocalDate.of(2026, 11, 21)),
                new TableSource.Row("Florac", null, 44.0, null, false, null))));
        assertThat(csv).isEqualTo("nom,nombre,longitude,ouvert,jour\r\n\"Aire \"\"du\"\" pont, nord\",3,3.5,true,2026-11-21\r\nFlorac,,44,false,\r\n");
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll @StringLength(max = 30) String text) throws Exception {
        // NUL and half surrogates are no text; the reader strips a carriage return that ends a record of its own
        String name = text.replaceAll("[\\x00\\r\\p{Cs}]", "");
        List<String[]> rows = read(csv(new TableSource(List.of(new TableSource.Row(name, -1, null, null, null, null)))));
        assertThat(CsvCells.plain(rows.get(1)[0])).isEqualTo(name);
        assertThat(rows.get(1)[1].strip()).isEqualTo("-1");
    }

    @Test
    void aGetterThatThrowsFailsTheExport() {
        TableSource broken = new TableSource(java.util.Arrays.asList((TableSource.Row) null));
        assertThatThrownBy(() -> csv(broken)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void geoJsonHasLongitudeFirstAndKeepsRowsWithoutAPlace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonExport().writeGeo(new TableSource(List.of(new TableSource.Row("A", 1, 3.49978123456, 44.52161, true, null),
                new TableSource.Row("=B", null, null, null, null, null))).dataset(), out);
        JsonObject geo = Json.createReader(new StringReader(out.toString(StandardCharsets.UTF_8))).readObject();
        assertThat(geo.getJsonArray("features").getJsonObject(0).getJsonObject("geometry").toString()).isEqualTo("{\"type\":\"Point\",\"coordinates\":[3.499781,44.52161]}");
        assertThat(geo.getJsonArray("features").getJsonObject(1).isNull("geometry")).isTrue();
        assertThat(geo.getJsonArray("features").getJsonObject(1).getJsonObject("properties").getString("nom")).as("no guard outside CSV").isEqualTo("=B");
        assertThat(geo.containsKey("crs")).isFalse();
    }

    @Test
    void theTableSchemaStatesTheColumns() {
        JsonObject schema = TableSchema.of(new TableSource(List.of()).dataset(), "http://x/essai.schema.json", ExportsTest::french);
        JsonArray fields = schema.getJsonArray("fields");
        assertThat(fields.getValuesAs(JsonObject.class).stream().map(f -> f.getString("name") + ":" + f.getString("type"))).containsExactly(
                "nom:string", "nombre:integer", "longitude:number", "ouvert:boolean", "jour:date");
        assertThat(fields.getJsonObject(0).getJsonObject("constraints").toString()).isEqualTo("{\"required\":true,\"maxLength\":200}");
        assertThat(fields.getJsonObject(2).getJsonObject("constraints").getInt("minimum")).isEqualTo(-180);
        assertThat(fields.getJsonObject(4).getString("format")).isEqualTo("%Y-%m-%d");
    }

    /** The properties that the official description of Table Schema gives to a field of each type are the only ones we use. */
    @Test
    void theTableSchemaUsesWhatTableSchemaKnows() throws Exception {
        Path official = Path.of("../shared/schemas/frictionless/1.0/tableschema.json");
        if (!Files.exists(official)) {
            System.out.println("*** NOT TESTED: " + official + " is not here, so our Table Schemas are not compared with the official description ***");
            return;
        }
        JsonObject profile = Json.createReader(Files.newInputStream(official)).readObject();
        List<JsonObject> kinds = profile.getJsonObject("properties").getJsonObject("fields").getJsonObject("items").getJsonArray("oneOf").getValuesAs(JsonObject.class);
        JsonObject schema = TableSchema.of(new TableSource(List.of()).dataset(), "http://x/essai.schema.json", ExportsTest::french);
        for (JsonObject field : schema.getJsonArray("fields").getValuesAs(JsonObject.class)) {
            JsonObject kind = kinds.stream().map(k -> k.getJsonObject("properties"))
                    .filter(p -> p.getJsonObject("type").getJsonArray("enum") != null && p.getJsonObject("type").getJsonArray("enum").getString(0).equals(field.getString("type")))
                    .findFirst().orElseThrow(() -> new AssertionError("no such type: " + field));
            assertThat(kind.keySet()).containsAll(field.keySet().stream().filter(name -> !name.equals("rdfType")).toList());
            assertThat(kind.getJsonObject("constraints").getJsonObject("properties").keySet()).containsAll(field.getJsonObject("constraints").keySet());
        }
    }

    @Test
    void theCsvwDescriptionNamesEveryColumnAndTheGuard() {
        JsonObject csvw = TableSchema.csvw(new TableSource(List.of()).dataset(), "http://x/essai.csv", "apostrophe", ExportsTest::french);
        assertThat(csvw.getString("url")).isEqualTo("http://x/essai.csv");
        assertThat(csvw.getString("rdfs:comment")).isEqualTo("apostrophe");
        assertThat(csvw.getJsonObject("tableSchema").getJsonArray("columns").getValuesAs(JsonObject.class).stream().map(c -> c.getString("titles") + ":" + c.getString("datatype")))
                .containsExactly("nom:string", "nombre:integer", "longitude:decimal", "ouvert:boolean", "jour:date");
    }

    private static String french(String key) {
        return Texts.find(Locale.FRENCH, key).orElseThrow();
    }
}
