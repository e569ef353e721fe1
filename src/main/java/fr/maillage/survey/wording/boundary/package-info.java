/** Pages of translations, corrections and versions. */
package fr.maillage.survey.wording.boundary;
