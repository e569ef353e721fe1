/** The bank and the archive. */
package fr.maillage.survey.library.control;
