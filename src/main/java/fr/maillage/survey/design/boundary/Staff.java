package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

/** What the back-office pages of surveys have in common: which survey, who, and what is answered to a change. */
@RequestScoped
public class Staff {
    @Inject
    Surveys surveys;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    AuditLog audit;

    public UUID territory() {
        return here.get().id();
    }

    public Survey survey(UUID id) {
        return surveys.find(territory(), id).orElseThrow(Problem::notFound);
    }

    /** A survey that is still written; the pages that change it do not exist for a published one. */
    Survey draft(UUID id) {
        Survey survey = survey(id);
        if (!survey.draft()) throw Problem.of(409, "surveyFrozen");
        return survey;
    }

    public Actor by() {
        return new Actor(visitor.accountId(), visitor.name());
    }

    String list() {
        return "/" + here.get().slug() + "/gestion/enquetes";
    }

    public String path(UUID id) {
        return list() + "/" + id;
    }

    public static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /**
     * The answer to a change.
     *
     * @param next  where to go when it is made
     * @param again the same form with what was typed, and the survey as it is now
     */
    Object answer(Edit edit, String next, Function<Survey, Page> again) {
        if (edit instanceof Edit.Done done) {
            audit.record(visitor.accountId(), visitor.name(), territory(), "survey.edit", done.survey().id().toString(), "{}");
            return to(next);
        }
        if (edit instanceof Edit.Stale stale) return again.apply(stale.survey()).with("stale", true).status(409);
        if (edit instanceof Edit.Frozen) throw Problem.of(409, "surveyFrozen");
        throw Problem.notFound();
    }

    /** The version a form was written on; a form without one is as old as can be. */
    static long seen(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1;
    }
}
