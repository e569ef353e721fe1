/** The counters: moved by answers, folded, made anew, read. */
package fr.maillage.survey.counts.control;
