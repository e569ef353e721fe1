package fr.maillage.opendata.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One column of a dataset, equal to a field of its Table Schema.
 *
 * @param name        technical name, as in the schema; the CSV header
 * @param label       message key of the name people read
 * @param type        Table Schema type
 * @param format      of the value: {@code default}, or the Table Schema format
 * @param required    whether a row without it is refused
 * @param property    IRI of the RDF property that carries it (CSVW propertyUrl), or null
 * @param constraints further Table Schema constraints: {@code enum} (List of String), {@code pattern}, {@code minimum}, {@code maximum},
 *                    {@code minLength}, {@code maxLength}; {@code required} is not among them
 * @param value       reads it: String, Integer, Long, BigDecimal, Double, Boolean, LocalDate, or null for empty; a throw fails the export.
 *                    An empty text and no value are the same thing in every file
 */
public record Column<R>(String name, String label, Type type, String format, boolean required, String property,
                        Map<String, Object> constraints, Function<R, Object> value) {
    /** Table Schema types (Frictionless Data) in use. */
    public enum Type { STRING, INTEGER, NUMBER, BOOLEAN, DATE, YEAR, GEOPOINT }

    public Column {
        constraints = java.util.Collections.unmodifiableMap(new TreeMap<>(constraints));
    }

    public static <R> Column<R> text(String name, String label, boolean required, String property, Function<R, Object> value) {
        return of(name, label, Type.STRING, required, property, value);
    }

    public static <R> Column<R> of(String name, String label, Type type, boolean required, String property, Function<R, Object> value) {
        return new Column<>(name, label, type, "default", required, property, Map.of(), value);
    }

    /** The same column with one more constraint. */
    public Column<R> with(String constraint, Object bound) {
        Map<String, Object> more = new TreeMap<>(constraints);
        more.put(constraint, bound);
        return new Column<>(name, label, type, format, required, property, more, value);
    }

    /** The same column with a format of its own, e.g. {@code %Y-%m-%d}. */
    public Column<R> format(String given) {
        return new Column<>(name, label, type, given, required, property, constraints, value);
    }
}
