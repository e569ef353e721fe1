/**
 * Surveys come in and go out: XLSForm and LimeSurvey files become drafts, a survey becomes an XLSForm or a DDI codebook.
 * Promise: what is not understood is refused by its name in a report; nothing is guessed, nothing is half taken.
 */
package fr.maillage.survey.exchange;
