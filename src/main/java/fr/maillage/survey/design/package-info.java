/** Writing a survey: from a title to a published survey in ten minutes, by somebody who never saw the tool. */
package fr.maillage.survey.design;
