/** Changes to a survey, one person after the other, and advice on its wording. */
package fr.maillage.survey.design.control;
