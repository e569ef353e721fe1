/** The public pages of surveys. */
package fr.maillage.survey.respond.boundary;
