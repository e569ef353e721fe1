/** Stores of translations and versions. */
package fr.maillage.survey.wording.control;
