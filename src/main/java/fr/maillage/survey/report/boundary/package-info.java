/** The files of the report. */
package fr.maillage.survey.report.boundary;
