/** Upload and confirmation of scans. */
package fr.maillage.survey.scan.boundary;
