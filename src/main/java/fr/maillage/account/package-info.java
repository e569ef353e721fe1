/**
 * People: sign-in, roles in territories, one-time links, and what each person may see, take away and erase of their own.
 * Promises: who has an account is never told to somebody else; a password is never kept, shown, logged or held; a session lives
 * in the database only, and a right that is withdrawn is gone at the next request.
 */
package fr.maillage.account;
