/**
 * Hostile texts in every field that takes one, and a crawler that looks at every page, file and feed afterwards:
 * never unescaped, never run by a template or a spreadsheet, no link that leads nowhere.
 */
package fr.maillage.canary;
