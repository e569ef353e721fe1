/** The pages of the participation. */
package fr.maillage.survey.coverage.boundary;
