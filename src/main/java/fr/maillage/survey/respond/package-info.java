/**
 * Answering: page by page or on one page, without script, without an account when the survey is anonymous.
 * What was typed travels in the form itself until it is sent: nothing of an unfinished answer is ever stored.
 */
package fr.maillage.survey.respond;
