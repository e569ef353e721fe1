/** Takes an answer in, once, and tells people from machines. */
package fr.maillage.survey.respond.control;
