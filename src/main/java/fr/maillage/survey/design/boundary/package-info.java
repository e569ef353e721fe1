/** The back-office pages of surveys. */
package fr.maillage.survey.design.boundary;
