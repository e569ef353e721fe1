/** The back-office pages of paper forms. */
package fr.maillage.survey.paper.boundary;
