package fr.maillage.opendata.control;

import java.util.function.Function;

/**
 * One column of a dataset, equal to a field of its Table Schema.
 *
 * @param name   technical name, as in the schema; the CSV header
 * @param label  message key of the name people read
 * @param type   Table Schema type
 * @param format of the value: {@code default}, or the Table Schema format
 * @param required whether a row without it is refused
 * @param property IRI of the RDF property that carries it (CSVW propertyUrl), or null
 * @param value  reads it: String, Integer, Long, BigDecimal, Double, Boolean, LocalDate, or null for empty; a throw fails the export
 */
public record Column<R>(String name, String label, Type type, String format, boolean required, String property, Function<R, Object> value) {
    /** Table Schema types (Frictionless Data) in use. */
    public enum Type { STRING, INTEGER, NUMBER, BOOLEAN, DATE, YEAR, GEOPOINT }

    public static <R> Column<R> text(String name, String label, boolean required, String property, Function<R, Object> value) {
        return new Column<>(name, label, Type.STRING, "default", required, property, value);
    }

    public static <R> Column<R> of(String name, String label, Type type, boolean required, String property, Function<R, Object> value) {
        return new Column<>(name, label, type, "default", required, property, value);
    }
}
