package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.HeldForms;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** A survey as whoever answers may see it. */
@RequestScoped
class Visible {
    @Inject
    Surveys surveys;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    HeldForms held;

    @Context
    UriInfo uri;

    /** @throws Problem 404 for an unknown one or a draft, 410 for a withdrawn one */
    Survey survey(String slug) {
        Survey survey = surveys.published(here.get().id(), slug).orElseThrow(Problem::notFound);
        if (survey.state() == SurveyState.WITHDRAWN) throw Problem.of(410, "surveyWithdrawn");
        return survey;
    }

    /** The same, and signed in where the survey wants an account. */
    Survey answerable(String slug) {
        Survey survey = survey(slug);
        if (survey.needsAccount() && !visitor.signedIn()) throw Problem.signIn();
        return survey;
    }

    /** The same for what was sent: a form of an identified survey whose session has ended is kept until sign-in. */
    Survey answerable(String slug, MultivaluedMap<String, String> form) {
        Survey survey = survey(slug);
        if (!survey.anonymous() && !visitor.signedIn()) throw held.holding(uri.getRequestUri(), form);
        // what an anonymous survey asked is held nowhere, not even until sign-in: the browser's own way back keeps it
        if (survey.needsAccount() && !visitor.signedIn()) throw Problem.signIn();
        return survey;
    }

    boolean open(Survey survey) {
        return survey.takesAnswersOn(Survey.today());
    }

    Frame frame(Survey survey) {
        return Frame.of(here.get().slug(), survey);
    }

    Response toPresentation(Survey survey) {
        return Response.seeOther(URI.create(frame(survey).home())).build();
    }
}
