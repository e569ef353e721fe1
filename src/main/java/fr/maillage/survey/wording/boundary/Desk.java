package fr.maillage.survey.wording.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Which survey a back-office page of words is about, and who writes. */
@RequestScoped
public class Desk {
    @Inject
    Surveys surveys;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    public UUID territory() {
        return here.get().id();
    }

    public Survey survey(UUID id) {
        return surveys.find(territory(), id).orElseThrow(Problem::notFound);
    }

    public Survey draft(UUID id) {
        Survey survey = survey(id);
        if (!survey.draft()) throw Problem.of(409, "surveyFrozen");
        return survey;
    }

    public Actor by() {
        return new Actor(visitor.accountId(), visitor.name());
    }

    public String list() {
        return "/" + here.get().slug() + "/gestion/enquetes";
    }

    public String path(UUID id) {
        return list() + "/" + id;
    }

    public Response answer(Edit edit, String next) {
        if (edit instanceof Edit.Done) return Response.seeOther(URI.create(next)).build();
        if (edit instanceof Edit.Frozen) throw Problem.of(409, "surveyFrozen");
        throw Problem.notFound();
    }
}
