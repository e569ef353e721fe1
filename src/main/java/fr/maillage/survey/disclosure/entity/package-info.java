/** Figures that add up, tables that make them, and what an attacker knows of them. */
package fr.maillage.survey.disclosure.entity;
