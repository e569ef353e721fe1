package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.entity.Layout;

/** A printed form of a survey, number 7, and where its boxes stand. */
public record PrintedForms(byte[] pdf, Layout layout) {
    public static final String LAYOUT = "K7F3MT9QX4";

    public static PrintedForms of(Survey survey) {
        Questionnaire questionnaire = Forms.questionnaire(survey);
        return new PrintedForms(questionnaire.copies(LAYOUT, 7, 1), questionnaire.layout());
    }
}
