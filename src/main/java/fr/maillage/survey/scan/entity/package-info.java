/** A picture of a page and what is seen on it. */
package fr.maillage.survey.scan.entity;
