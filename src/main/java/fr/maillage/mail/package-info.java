/**
 * Outgoing mail: written in the transaction of what it tells, sent by whichever node is there, at least once and with one
 * Message-ID; kept for the operator to read when the install has no mail server. Plain text, UTF-8.
 */
package fr.maillage.mail;
