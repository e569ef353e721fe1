/**
 * Needs surveys: the right question asked in ten minutes, answered on a phone without an account, published without fear.
 *
 * <p>The promise: anonymity is structure. The mode is chosen when the survey is created and nothing can change it, not even SQL; the answers
 * of an anonymous survey and the register of spent codes share no key, no order and no time finer than the day.
 * What was published is what was asked: wording is frozen. One answer per code or account, whatever arrives at the same moment.
 *
 * <p>Inside: {@code boundary} holds the back office and the answering pages, {@code control} the stores and procedures,
 * {@code entity} the survey itself.
 */
package fr.maillage.survey;
