package fr.maillage.survey.entity;

import java.util.Set;

/**
 * The kinds of question and the JSON value of an answer to each.
 * A question without an answer has no key in the answer's object. « Je préfère ne pas répondre » is an answer of its own:
 * the option set apart where there is one, and {@code {"declined":true}} for every other type. What somebody wrote beside the option
 * {@code other} stands under the question's code followed by {@code .other}.
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
    /** A day: ISO 8601, a string: {@code "2027-03-12"}. */
    DATE,
    /** An hour of the day, to the minute, a string: {@code "08:30"}. */
    TIME,
    /** A day and an hour where the territory is, a string: {@code "2027-03-12T08:30"}. */
    DATE_TIME,
    /** An e-mail address: a string. */
    EMAIL,
    /** Options in order of preference: an array of codes, the preferred first; may be short of some. */
    RANKING,
    /** One column for each row: an object, row code to column code; a row without an answer has no key. */
    MATRIX_SINGLE,
    /** Several columns for each row: an object, row code to an array of column codes. */
    MATRIX_MULTIPLE,
    /** A point on a map, rounded to the survey's grid: {@code {"lat":44.5182,"lon":3.4972}}, degrees, WGS 84. */
    POINT,
    /** What somebody needs or offers, by category: an object, category key to {@code "need"}, {@code "offer"} or {@code "both"}. */
    NEEDS,
    /** A usual trip: {@code {"from":"48095","to":"48061","days":["mon","tue"],"leave":"07:30","return":"17:00"}}; INSEE codes; all but from and to may be missing. */
    TRIP,
    /** A file, in identified surveys only: {@code {"file":"<uuid>","name":"plan.pdf","type":"application/pdf","bytes":48213}}. */
    FILE,
    /** A text to read: never has an answer. */
    INFO,
    /** Computed from other answers, shown to nobody while answering: a number or a string. */
    CALCULATION;

    private static final Set<QuestionType> WITH_OPTIONS = Set.of(SINGLE, MULTIPLE, RANKING, MATRIX_SINGLE, MATRIX_MULTIPLE, NEEDS);
    private static final Set<QuestionType> TEXTS = Set.of(SHORT_TEXT, LONG_TEXT, EMAIL);

    /** Options: what is chosen or ranked, the columns of a matrix, the categories of needs. */
    public boolean hasOptions() {
        return WITH_OPTIONS.contains(this);
    }

    public boolean hasRows() {
        return this == MATRIX_SINGLE || this == MATRIX_MULTIPLE;
    }

    public boolean hasBounds() {
        return this == SCALE || this == NUMBER;
    }

    /** Whether the first and last moment of an answer may be set. */
    public boolean hasMoments() {
        return this == DATE || this == TIME || this == DATE_TIME;
    }

    /** Whether the least and the most of what is chosen may be set. */
    public boolean hasCounts() {
        return this == MULTIPLE || this == RANKING || this == MATRIX_MULTIPLE || this == NEEDS;
    }

    /** Whether « Autre, précisez » may stand among the options. */
    public boolean hasOther() {
        return this == SINGLE || this == MULTIPLE;
    }

    /** Whether a text must fit a pattern. */
    public boolean hasPattern() {
        return this == SHORT_TEXT || this == LONG_TEXT;
    }

    /** Whether people answer it. */
    public boolean answered() {
        return this != INFO && this != CALCULATION;
    }

    /** Free text is never open data. */
    public boolean freeText() {
        return TEXTS.contains(this);
    }
}
