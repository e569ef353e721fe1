/**
 * Carpool sites (aires de covoiturage): where they are, what they offer, whether it is still true.
 *
 * <p>The promise: a site has one key and one address for ever; every change of its facts leaves a trace that says when and how; an import of the national
 * register confesses row by row what it read, changed, refused and why, does all of it or nothing, and a second import of the same file changes nothing.
 * What is published follows the national Table Schema to the letter and carries the register's licence when a row came from it.
 */
package fr.maillage.carpool;
