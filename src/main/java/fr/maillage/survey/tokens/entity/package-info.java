/** The arithmetic of blind signatures. */
package fr.maillage.survey.tokens.entity;
