/** The stores of surveys, of access codes and of answers, what happens to them as days pass, and what the portal publishes of them. */
package fr.maillage.survey.control;
