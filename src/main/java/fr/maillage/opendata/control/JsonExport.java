package fr.maillage.opendata.control;

import fr.maillage.persistence.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Writes a dataset as JSON (an array of objects) and as GeoJSON (RFC 7946), row by row. Texts are exact: no spreadsheet reads these. */
@ApplicationScoped
public class JsonExport {
    /** A tenth of a metre; more would be noise. */
    private static final int COORDINATE_DECIMALS = 6;

    public <R> void write(Dataset<R> dataset, OutputStream out) {
        List<Column<R>> columns = dataset.columns();
        try (JsonGenerator json = generator(out)) {
            json.writeStartArray();
            dataset.source().rows(dataset.id(), dataset.territory(), row -> {
                json.writeStartObject();
                String iri = dataset.source().iri(row);
                if (iri != null) json.write("@id", iri);
                for (Column<R> column : columns) write(json, column.name(), column.value().apply(row));
                json.writeEnd();
            });
            json.writeEnd();
        }
    }

    /** Rows without a place keep a feature, whose geometry is null: no row vanishes from one format. */
    public <R> void writeGeo(Dataset<R> dataset, OutputStream out) {
        List<Column<R>> columns = dataset.columns();
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject().write("type", "FeatureCollection").writeStartArray("features");
            dataset.source().rows(dataset.id(), dataset.territory(), row -> {
                json.writeStartObject().write("type", "Feature");
                String iri = dataset.source().iri(row);
                if (iri != null) json.write("id", iri);
                dataset.source().point(row).ifPresentOrElse(
                        point -> json.writeStartObject("geometry").write("type", "Point").writeStartArray("coordinates")
                                .write(coordinate(point[0])).write(coordinate(point[1])).writeEnd().writeEnd(),
                        () -> json.writeNull("geometry"));
                json.writeStartObject("properties");
                for (Column<R> column : columns) write(json, column.name(), column.value().apply(row));
                json.writeEnd().writeEnd();
            });
            json.writeEnd().writeEnd();
        }
    }

    private static JsonGenerator generator(OutputStream out) {
        return Json.createGeneratorFactory(Map.of()).createGenerator(out, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static BigDecimal coordinate(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(COORDINATE_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    private static void write(JsonGenerator json, String name, Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) json.writeNull(name);
        else if (value instanceof Integer number) json.write(name, number);
        else if (value instanceof Long number) json.write(name, number);
        else if (value instanceof BigDecimal number) json.write(name, number);
        else if (value instanceof Double number) json.write(name, new BigDecimal(CsvCells.decimal(number)));
        else if (value instanceof Boolean flag) json.write(name, flag);
        else json.write(name, value.toString());
    }
}
