package fr.maillage.survey.entity;

/**
 * The kinds of question and the JSON value of an answer to each.
 * A question without an answer has no key in the answer's object.
 */
public enum QuestionType {
    /** One option: its code, a string. */
    SINGLE,
    /** Several options: an array of codes in the order of the questionnaire. */
    MULTIPLE,
    /** A step between two ends: a number. */
    SCALE,
    /** A number, decimal unless the question's step is whole. */
    NUMBER,
    /** One line of text: a string. */
    SHORT_TEXT,
    /** Several lines of text: a string, lines ended by U+000A. */
    LONG_TEXT,
    /** A commune of the official code list: its INSEE code in force, a string. */
    COMMUNE,
    /** A day: ISO 8601, a string. */
    DATE;

    public boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE;
    }

    public boolean hasBounds() {
        return this == SCALE || this == NUMBER;
    }

    /** Free text is never open data. */
    public boolean freeText() {
        return this == SHORT_TEXT || this == LONG_TEXT;
    }
}
