/** What surveys show on other features' pages: the territory's home and the desk of the back office. */
package fr.maillage.survey.boundary;
