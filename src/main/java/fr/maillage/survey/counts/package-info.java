/**
 * The counters that results are read from. Whatever adds, changes or takes back an answer tells
 * {@link fr.maillage.survey.counts.control.AnswerCounters} in its own transaction; counts then cost a page the same
 * for ten answers and for a million. They can be made anew from the answers at any time, while answers arrive.
 * ADR 0060 gives the reasons.
 */
package fr.maillage.survey.counts;
