/** Reads files and pages; keeps sheets that wait for an agent. */
package fr.maillage.survey.scan.control;
