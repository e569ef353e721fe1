/**
 * Whom the answers come from: arrivals by day and channel, coverage by commune and age against the figures the team sets, weights that
 * bring the respondents back to these figures, and what the weights cost. Where too few answered it says so and computes nothing.
 * ADR 0061 gives methods and sources.
 */
package fr.maillage.survey.coverage;
