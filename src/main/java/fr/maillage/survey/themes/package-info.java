/**
 * What people wrote, read by two persons of the team: words that come back, themes, the agreement of the two readers, and the
 * differences they settle. Themes become counts that pass the disclosure gate like any other; the texts never leave the team. ADR 0062.
 */
package fr.maillage.survey.themes;
