/**
 * How carpool sites are used: cars counted on the spot, when they are full, what residents report.
 *
 * <p>The promise: a count made without network is neither lost nor counted twice; what is shown is how many cars were seen, never whose.
 */
package fr.maillage.carpool.use;
