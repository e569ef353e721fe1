/**
 * Territories and the official code list under them.
 *
 * <p>The promise: a collectivité is created from its SIREN or INSEE code, nothing typed twice; commune ⊂ EPCI ⊂ département are linked whatever the order of
 * creation; a code that is no longer in force leads to the commune that took it over; a value object that exists is well formed.
 *
 * <p>{@link fr.maillage.territory.Communes} answers from the code list (read only, one vintage at a time);
 * {@link fr.maillage.territory.Territories} keeps what the install manages. Keys of things never contain an INSEE code: communes merge.
 */
package fr.maillage.territory;
