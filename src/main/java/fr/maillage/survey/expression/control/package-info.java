/** Reads, checks, compiles and evaluates expressions. */
package fr.maillage.survey.expression.control;
