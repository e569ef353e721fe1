package fr.maillage.opendata.control;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Describes a dataset's columns: as a Table Schema (Frictionless Data) and as CSVW (W3C Metadata for Tabular Data). One list of columns is
 * behind both and behind the files.
 */
public final class TableSchema {
    private static final Map<Column.Type, String> CSVW_TYPES = Map.of(Column.Type.STRING, "string", Column.Type.INTEGER, "integer",
            Column.Type.NUMBER, "decimal", Column.Type.BOOLEAN, "boolean", Column.Type.DATE, "date", Column.Type.YEAR, "gYear", Column.Type.GEOPOINT, "string");

    private TableSchema() {
    }

    /**
     * @param address of the schema itself
     * @param label   the words of a message key
     */
    public static JsonObject of(Dataset<?> dataset, String address, UnaryOperator<String> label) {
        JsonArrayBuilder fields = Json.createArrayBuilder();
        for (Column<?> column : dataset.columns()) fields.add(field(column, label));
        JsonObjectBuilder schema = Json.createObjectBuilder()
                .add("$schema", "https://specs.frictionlessdata.io/schemas/table-schema.json")
                .add("name", dataset.id()).add("title", dataset.description().title()).add("description", dataset.description().description())
                .add("path", address).add("fields", fields).add("missingValues", Json.createArrayBuilder().add(""));
        if (dataset.description().schema() != null) schema.add("homepage", dataset.description().schema());
        return schema.build();
    }

    private static JsonObjectBuilder field(Column<?> column, UnaryOperator<String> label) {
        JsonObjectBuilder constraints = Json.createObjectBuilder().add("required", column.required());
        column.constraints().forEach((name, bound) -> add(constraints, name, bound));
        JsonObjectBuilder field = Json.createObjectBuilder().add("name", column.name()).add("title", label.apply(column.label()))
                .add("type", column.type().name().toLowerCase(Locale.ROOT)).add("format", column.format()).add("constraints", constraints);
        if (column.property() != null) field.add("rdfType", column.property());
        return field;
    }

    private static void add(JsonObjectBuilder constraints, String name, Object bound) {
        if (bound instanceof List<?> list) constraints.add(name, Json.createArrayBuilder(list));
        else if (bound instanceof Integer number) constraints.add(name, number);
        else if (bound instanceof Number number) constraints.add(name, new BigDecimal(number.toString()));
        else if (bound instanceof Boolean flag) constraints.add(name, flag);
        else constraints.add(name, bound.toString());
    }

    /**
     * @param csv  address of the CSV file
     * @param note what the guard against formulas does, in words
     */
    public static JsonObject csvw(Dataset<?> dataset, String csv, String note, UnaryOperator<String> label) {
        JsonArrayBuilder columns = Json.createArrayBuilder();
        for (Column<?> column : dataset.columns()) {
            JsonObjectBuilder described = Json.createObjectBuilder().add("name", column.name().replace('-', '_')).add("titles", column.name())
                    .add("dc:description", label.apply(column.label())).add("datatype", CSVW_TYPES.get(column.type())).add("required", column.required());
            if (column.property() != null) described.add("propertyUrl", column.property());
            columns.add(described);
        }
        return Json.createObjectBuilder()
                .add("@context", Json.createArrayBuilder().add("http://www.w3.org/ns/csvw").add(Json.createObjectBuilder().add("@language", "fr")))
                .add("url", csv).add("dc:title", dataset.description().title()).add("dc:description", dataset.description().description())
                .add("dc:license", Json.createObjectBuilder().add("@id", dataset.description().licence()))
                .add("dialect", Json.createObjectBuilder().add("encoding", "utf-8").add("delimiter", ",").add("quoteChar", "\"")
                        .add("doubleQuote", true).add("header", true).add("lineTerminators", Json.createArrayBuilder().add("\r\n")))
                .add("rdfs:comment", note)
                .add("tableSchema", Json.createObjectBuilder().add("columns", columns)).build();
    }
}
