package fr.maillage.carpool.control.register;

import java.util.List;

/**
 * What an import says of a row.
 *
 * @param line   of the file, from 1, where the row begins
 * @param field  column of the national schema, or null when the whole row is meant
 * @param value  as it stood in the file: hostile text
 * @param reason completes the message key {@code import.reason.}
 * @param args   of the message: hostile text too
 */
public record Finding(int line, Outcome outcome, String field, String value, String reason, List<String> args) {
    /** The row is refused; accepted with a warning; left aside because it lies outside the territory. */
    public enum Outcome { REFUSED, WARNED, OUTSIDE }
}
