package fr.maillage.carpool.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.opendata.control.Column;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Our columns are those of the national schema: names, order, types, formats, constraints. */
class CarpoolSchemaTest {
    private static final Path SCHEMA = Path.of("../shared/schemas/lieux-covoiturage/0.3.1/schema.json");
    private final List<Column<CarpoolSite>> columns = new CarpoolSitesDataset().columns(CarpoolSitesDataset.ID);

    @Test
    void theColumnsStandInTheOrderOfTheSchema() {
        assertThat(columns.stream().map(Column::name)).containsExactly("id_local", "nom_lieu", "ad_lieu", "com_lieu", "insee", "type", "date_maj", "ouvert", "source",
                "Xlong", "Ylat", "nbre_pl", "nbre_pmr", "duree", "horaires", "proprio", "lumiere", "comm");
    }

    @Test
    void theColumnsAreThoseOfThePublishedSchema() throws IOException {
        if (!Files.exists(SCHEMA)) System.err.println("LOUD: " + SCHEMA.toAbsolutePath() + " is missing: the columns were NOT compared with the national schema");
        Assumptions.assumeTrue(Files.exists(SCHEMA));
        JsonObject schema;
        try (var reader = Json.createReader(Files.newBufferedReader(SCHEMA))) {
            schema = reader.readObject();
        }
        List<JsonObject> fields = schema.getJsonArray("fields").getValuesAs(JsonObject.class);
        assertThat(columns).hasSameSizeAs(fields);
        for (int i = 0; i < fields.size(); i++) compare(columns.get(i), fields.get(i));
    }

    private static void compare(Column<CarpoolSite> column, JsonObject field) {
        assertThat(column.name()).isEqualTo(field.getString("name"));
        assertThat(column.type().name().toLowerCase(Locale.ROOT)).as(column.name()).isEqualTo(field.getString("type"));
        assertThat(column.format()).as(column.name()).isEqualTo(field.getString("format", "default"));
        JsonObject constraints = field.getJsonObject("constraints");
        assertThat(column.required()).as(column.name()).isEqualTo(constraints.getBoolean("required"));
        Map<String, Object> ours = column.constraints();
        assertThat(ours.keySet()).as(column.name()).containsExactlyInAnyOrderElementsOf(constraints.keySet().stream().filter(key -> !key.equals("required")).toList());
        if (ours.containsKey("pattern")) assertThat(ours.get("pattern")).as(column.name()).isEqualTo(constraints.getString("pattern"));
        if (ours.containsKey("enum")) assertThat(ours.get("enum")).isEqualTo(constraints.getJsonArray("enum").getValuesAs(jakarta.json.JsonString::getString));
        for (String bound : List.of("minimum", "maximum"))
            if (ours.containsKey(bound)) assertThat(new BigDecimal(ours.get(bound).toString())).as(column.name()).isEqualByComparingTo(constraints.getJsonNumber(bound).bigDecimalValue());
    }
}
