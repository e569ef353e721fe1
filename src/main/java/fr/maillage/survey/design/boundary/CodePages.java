package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.FormToken;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Access codes of a survey by invitation. The list made is the answer to the form that asked for it and is nowhere else:
 * no page gives it again. The same form sent twice makes the same codes (see {@link AccessCodes#make}).
 */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/codes")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR, Role.AGENT})
@RequestScoped
public class CodePages {
    /** The latest lots of letters. */
    private static final int LOTS_SHOWN = 50;

    @Inject
    Staff staff;

    @Inject
    AccessCodes codes;

    @Inject
    AuditLog audit;

    @Inject
    FormToken token;

    @Inject
    SurveyWords words;

    @Inject
    Iris iris;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @GET
    public Page show(@PathParam("id") UUID id) {
        return page(survey(id), Fields.none(messages));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Page make(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        Fields fields = new Fields(form, messages);
        Optional<Integer> count = fields.has("count") ? fields.whole("count", false, 1, AccessCodes.MOST_LISTED) : Optional.empty();
        if (!fields.has("count")) fields.fault("count", "survey.codes.count.missing");
        if (!fields.ok()) return page(survey, fields);
        long before = codes.tally(id).made();
        List<AccessCode> made = codes.make(id, count.orElseThrow(), token.arrived());
        if (codes.tally(id).made() > before) record(survey, "survey.codes.make", made.size());
        return Page.of("survey/codes-made").with("survey", survey).with("path", staff.path(id)).with("codes", made.stream().map(AccessCode::printed).toList())
                .with("address", iris.of("/" + here.get().slug() + "/enquetes/" + survey.slug()).replaceFirst("^https?://", "")).with("way", words.staffWay(here.get().slug(), survey));
    }

    /** Cancels a code that was lost, by its identifier: the first five signs. */
    @POST
    @Path("annuler")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Object cancel(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        Fields fields = new Fields(form, messages);
        String identifier = fields.raw("identifier").toUpperCase(java.util.Locale.ROOT);
        if (identifier.isEmpty()) fields.fault("identifier", "survey.codes.identifier.missing");
        else if (!codes.cancel(id, identifier)) fields.fault("identifier", "survey.codes.identifier.unknown");
        if (!fields.ok()) return page(survey, fields);
        record(survey, "survey.codes.cancel", 1);
        return Staff.to(staff.path(id) + "/codes");
    }

    /** Cancels what has not served of a lot of letters: they were lost, or the download broke. */
    @POST
    @Path("annuler-lot")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Object cancelLot(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        String lot = new Fields(form, messages).raw("lot");
        int cancelled = codes.cancelLot(id, lot);
        if (cancelled > 0) record(survey, "survey.codes.cancelLot", cancelled);
        return Staff.to(staff.path(id) + "/codes");
    }

    static boolean possible(Survey survey) {
        return survey.state() == SurveyState.DRAFT || survey.state() == SurveyState.OPEN;
    }

    private void record(Survey survey, String action, int count) {
        Actor by = staff.by();
        audit.record(by.accountId(), by.name(), survey.territoryId(), action, survey.id().toString(), Json.createObjectBuilder().add("count", count).build().toString());
    }

    Survey survey(UUID id) {
        Survey survey = staff.survey(id);
        if (survey.audience() != Audience.CODE) throw Problem.notFound();
        return survey;
    }

    Page page(Survey survey, Fields fields) {
        return Page.of("survey/codes").with("survey", survey).with("path", staff.path(survey.id())).with("tally", codes.tally(survey.id())).with("most", AccessCodes.MOST_LISTED).with("mostLetters", AccessCodes.MOST)
                .with("possible", possible(survey))
                .with("lots", codes.lots(survey.id(), 0, LOTS_SHOWN)).with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }
}
