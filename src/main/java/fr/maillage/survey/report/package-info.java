/**
 * The report of a survey for a council meeting, as PDF and as a spreadsheet. Two of them, never to be mistaken: the team's, from exact counts,
 * marked « à ne pas diffuser » on every page; the public one, made of the published release alone.
 */
package fr.maillage.survey.report;
