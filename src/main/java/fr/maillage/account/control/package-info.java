/** Stores of accounts, roles, sessions and one-time links; passwords and their policy; the rules of entering and leaving. */
package fr.maillage.account.control;
