package fr.maillage.survey.expression.entity;

import java.util.List;

/**
 * What is wrong with an expression, for its author.
 *
 * @param code      of the field or section whose expression it is
 * @param part      which of its expressions
 * @param offset    characters before the place; 0 or more
 * @param key       message key of the sentence
 * @param arguments of the message
 */
public record Fault(String code, Part part, int offset, String key, List<Object> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    /** The expressions a field may have. */
    public enum Part {
        RELEVANT, CONSTRAINT, CALCULATION
    }
}
