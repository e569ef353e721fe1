/** The pages where texts are read and given themes. */
package fr.maillage.survey.themes.boundary;
