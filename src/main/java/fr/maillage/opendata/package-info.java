/**
 * What the portal publishes for machines: the catalogue, streaming exports, the linked-data projection and SPARQL.
 * It knows no feature: each gives its {@link fr.maillage.opendata.control.DatasetSource} (tables) and
 * {@link fr.maillage.opendata.control.ThingSource} (things of the graph).
 */
package fr.maillage.opendata;
