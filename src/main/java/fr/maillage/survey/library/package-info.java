/**
 * What surveys are made from and kept as: ready models, the bank of questions, files of our own format, the archive.
 * Promise: a file holds what is asked, in every language, and never an answer; what is wrong in one is told by its place.
 */
package fr.maillage.survey.library;
