/** Words, themes, agreement. */
package fr.maillage.survey.themes.entity;
