/** HTTP in and out: the session of each request, sign-in and sign-up, the person's own space, teams, and the letters these send. */
package fr.maillage.account.boundary;
