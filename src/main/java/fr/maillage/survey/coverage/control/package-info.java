/** Targets and coverage, read from the counters. */
package fr.maillage.survey.coverage.control;
