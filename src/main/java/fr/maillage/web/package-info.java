/**
 * HTTP for people and machines, written once: pages, forms and their errors, problems, who is asking, who may come in,
 * tokens against forgery and double submits, language, headers, static files.
 */
package fr.maillage.web;
