package fr.maillage.survey.results.entity;

/** How the answers to a question add up; it decides what one published count tells of another. */
public enum Shape {
    /** Each respondent counts in exactly one cell, and the list of cells does not depend on the answers: choices, scale, classes of a number. */
    ONE_OF,
    /** Each respondent ticks one or more cells: counts do not add up to the respondents. */
    ANY_OF,
    /** As ONE_OF, but the list of cells comes from the answers themselves (communes, months): being listed already tells something. */
    OPEN,
    /** Free text: answered or not, nothing else is ever counted. */
    TEXT
}
