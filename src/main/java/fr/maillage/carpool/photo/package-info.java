/**
 * Photos of sites. The promise: a photo says in words what it shows, tells nothing of who took it or where they stood, and is never the only place of a fact.
 */
package fr.maillage.carpool.photo;
