/** What an answer counts for, and under which name. */
package fr.maillage.survey.counts.entity;
