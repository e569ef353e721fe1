/**
 * Participation tokens that nobody can link to the code they came from, whoever runs the server: RSA blind signatures (RFC 9474, variant
 * RSABSSA-SHA384-PSS-Randomized), one key for each survey. The browser blinds, the portal signs once for each code, the answer comes later with the
 * unblinded token. See src/docs/adr/0053-unlinkable-tokens.md.
 */
package fr.maillage.survey.tokens;
