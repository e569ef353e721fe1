/** What a file says, before it is a survey, and what was lost on the way. */
package fr.maillage.survey.exchange.entity;
