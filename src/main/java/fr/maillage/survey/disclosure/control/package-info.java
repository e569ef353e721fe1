/** The suppression and the attacker who checks it. */
package fr.maillage.survey.disclosure.control;
