/** What stands in a report. */
package fr.maillage.survey.report.entity;
