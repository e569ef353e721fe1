package fr.maillage.survey.results.control;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The published results of the demo: made by the same gate as any. Called in the demo loader's transaction, after its surveys. */
@ApplicationScoped
public class DemoResults {
    @Inject
    Territories territories;

    @Inject
    Surveys surveys;

    @Inject
    Publication publication;

    /**
     * Publishes the results of a closed survey.
     *
     * @throws IllegalStateException when the demo has no such survey, or it cannot be published
     */
    public void publish(String territorySlug, String surveySlug) {
        Territory territory = territories.bySlug(territorySlug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + territorySlug));
        Survey survey = surveys.bySlug(territory.id(), surveySlug).orElseThrow(() -> new IllegalStateException("the demo has no survey " + surveySlug));
        Publication.Outcome outcome = publication.publish(territory, survey.id(), Actor.portal());
        if (outcome != Publication.Outcome.DONE) throw new IllegalStateException("the results of " + surveySlug + " are not published: " + outcome);
    }
}
