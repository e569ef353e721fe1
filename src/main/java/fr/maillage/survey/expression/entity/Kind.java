package fr.maillage.survey.expression.entity;

/** What an answer is, for the language: the shape of its JSON value. */
public enum Kind {
    /** The code of an option: a string. */
    SINGLE(Type.CHOICE),
    /** Codes of options: an array of strings. */
    MULTIPLE(Type.CHOICES),
    /** Codes of options, the preferred first: an array of strings. */
    RANKING(Type.CHOICES),
    /** A number (or a string that writes one). */
    NUMBER(Type.NUMBER),
    TEXT(Type.TEXT),
    /** A day as ISO 8601. */
    DATE(Type.DATE),
    /** hh:mm. */
    TIME(Type.TIME),
    /** A day and time as ISO 8601, to the minute. */
    DATE_TIME(Type.MOMENT),
    /** A row to the code of an option: an object. */
    MATRIX_SINGLE(Type.ROWS),
    /** A row to codes of options: an object of arrays. */
    MATRIX_MULTIPLE(Type.ROWS),
    /** Something that is there or not: a point, a trip, a file. */
    OPAQUE(Type.OPAQUE),
    /** Computed, of the type of its calculation; nobody is asked. */
    CALCULATION(null),
    /** Shown, never answered. */
    INFO(Type.OPAQUE);

    private final Type type;

    Kind(Type type) {
        this.type = type;
    }

    /** Null for a calculation: its expression tells. */
    public Type type() {
        return type;
    }
}
