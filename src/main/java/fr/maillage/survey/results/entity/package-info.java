/** Counts as they are, counts as they may be published, and the release that froze them. */
package fr.maillage.survey.results.entity;
