/** Reading, translating and writing of the formats. */
package fr.maillage.survey.exchange.control;
