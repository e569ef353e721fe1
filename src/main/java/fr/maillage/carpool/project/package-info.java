/**
 * The life of a carpool site: proposed by somebody, studied, decided or declined, built, opened, closed for a while or for good.
 *
 * <p>The promise: no step out of order; each step says when, why and in which role it was taken, and names nobody; what is not on the ground is in no file of
 * sites; the public sees a proposal once an agent has read it; who follows a place is told of each of its steps and stops it with one link.
 */
package fr.maillage.carpool.project;
