/** The pages of results: the team's, the publication, the public one. */
package fr.maillage.survey.results.boundary;
