/**
 * Results of a needs survey. For the team: exact counts, filters, a file. For everybody: one frozen release,
 * made once by {@link fr.maillage.survey.results.control.DisclosureGate} and read from there by every public channel
 * (page, CSV, RDF): none of them ever reads an answer.
 */
package fr.maillage.survey.results;
