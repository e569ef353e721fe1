/** Counting the answers, the disclosure gate, and the store of releases. */
package fr.maillage.survey.results.control;
