/** Pages of import and export. */
package fr.maillage.survey.exchange.boundary;
