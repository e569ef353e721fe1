/** Stores of themes and of what the readers saw. */
package fr.maillage.survey.themes.control;
