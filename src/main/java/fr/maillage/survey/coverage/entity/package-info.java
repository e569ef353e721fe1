/** Statistics of a sample: pure arithmetic. */
package fr.maillage.survey.coverage.entity;
