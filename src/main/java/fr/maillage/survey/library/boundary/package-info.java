/** Pages of models, of the bank, of files and of the archive. */
package fr.maillage.survey.library.boundary;
