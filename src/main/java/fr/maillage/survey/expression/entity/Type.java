package fr.maillage.survey.expression.entity;

/** What an expression gives. All but a condition may be nothing. */
public enum Type {
    /** True or false, never nothing. */
    CONDITION,
    NUMBER,
    TEXT,
    /** A day. */
    DATE,
    /** A time of day. */
    TIME,
    /** A day and a time. */
    MOMENT,
    /** One option of a question. */
    CHOICE,
    /** Several options of a question. */
    CHOICES,
    /** A whole matrix: only its rows are compared. */
    ROWS,
    /** There or not: no more can be asked of it. */
    OPAQUE,
    /** The empty text: equal to what is not answered. */
    NOTHING;

    /** Whether one is before or after another. */
    public boolean ordered() {
        return this == NUMBER || this == DATE || this == TIME || this == MOMENT;
    }

    /** Whether it can be written out as words. */
    public boolean writable() {
        return this == NUMBER || this == TEXT || this == DATE || this == TIME || this == MOMENT || this == CHOICE || this == NOTHING;
    }
}
