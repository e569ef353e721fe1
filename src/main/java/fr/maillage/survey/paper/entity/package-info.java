/** A form of paper: its number, its layout. */
package fr.maillage.survey.paper.entity;
