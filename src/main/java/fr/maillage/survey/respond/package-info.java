/**
 * Answering: page by page or on one page, without script, without an account when the survey is anonymous.
 * What was typed travels in the form itself until it is sent. An unfinished answer is stored only when its author asks for it, sealed with a code that nobody
 * else has; so is the copy with which an answer can be changed. ADR 0050 says what the database betrays, and what it does not.
 */
package fr.maillage.survey.respond;
