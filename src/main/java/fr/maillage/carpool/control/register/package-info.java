/**
 * Reading the national register of carpool sites: bytes, text, rows, judgements, and one set-based write.
 * Everything read here is hostile text until it has been judged; nothing is guessed without saying so.
 */
package fr.maillage.carpool.control.register;
