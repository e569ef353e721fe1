/**
 * What may be said of counts that are linked: tables with totals, hierarchies and earlier releases. Pure: knows no survey, no database.
 * Nothing small is published, and nothing that gives something small back; the attacker of {@code control.Attacker} checks it. ADR 0055.
 */
package fr.maillage.survey.disclosure;
