/** The keys of surveys and the tokens that have served. */
package fr.maillage.survey.tokens.control;
