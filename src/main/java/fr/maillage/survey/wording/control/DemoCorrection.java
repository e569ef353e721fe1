package fr.maillage.survey.wording.control;

import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;

/** A correction of the demo: its results have two versions to tell apart. Called in the demo loader's transaction, after its surveys. */
@ApplicationScoped
public class DemoCorrection {
    private static final String TEMPLATE = "atelier-correction";

    @Inject
    Territories territories;

    @Inject
    Surveys surveys;

    @Inject
    SurveyTemplates templates;

    @Inject
    Corrections corrections;

    /** Corrects one text of an open survey. */
    public void correct(String territorySlug, String surveySlug) {
        Territory territory = territories.bySlug(territorySlug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + territorySlug));
        Survey survey = surveys.bySlug(territory.id(), surveySlug).orElseThrow(() -> new IllegalStateException("the demo has no survey " + surveySlug));
        JsonObject said = templates.read(TEMPLATE);
        Corrections.Outcome outcome = corrections.correct(territory.id(), survey.id(), Language.FRENCH, Map.of(said.getString("key"), said.getString("text")), said.getString("reason"), survey.edition(), Actor.portal());
        if (outcome != Corrections.Outcome.DONE) throw new IllegalStateException("the demo's survey " + surveySlug + " is not corrected: " + outcome);
    }
}
