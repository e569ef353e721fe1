/** Where a browser gets its token signed. */
package fr.maillage.survey.tokens.boundary;
