/** The public names of things: one place mints every IRI, one place knows which extension is which RDF syntax. */
package fr.maillage.rdf;
