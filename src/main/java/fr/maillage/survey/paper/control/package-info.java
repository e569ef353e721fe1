/** Numbers of forms, their layouts, what waits to be confirmed. */
package fr.maillage.survey.paper.control;
