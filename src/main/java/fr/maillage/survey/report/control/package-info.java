/** Writes a report. */
package fr.maillage.survey.report.control;
