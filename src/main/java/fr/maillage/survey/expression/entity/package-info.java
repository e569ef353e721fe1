/** What is asked, what a condition says, what it compiles to. */
package fr.maillage.survey.expression.entity;
