package fr.maillage.survey.exchange.entity;

/** What a question of a file is, by the names of our own types of question. */
public enum Kind {
    SINGLE, MULTIPLE, SCALE, NUMBER, SHORT_TEXT, LONG_TEXT, EMAIL, COMMUNE, DATE, TIME, DATE_TIME, RANKING, MATRIX_SINGLE, MATRIX_MULTIPLE, POINT, NEEDS, TRIP, FILE, INFO,
    CALCULATION
}
