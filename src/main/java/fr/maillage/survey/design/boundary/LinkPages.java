package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Jobs;
import fr.maillage.persistence.Json;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.InvitationLinks;
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
import fr.maillage.web.Once;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signed links of a survey by invitation: as a list to send oneself (CSV), or mailed by the portal. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/liens")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR, Role.AGENT})
@RequestScoped
public class LinkPages {
    private static final int ADDRESSES_MAX = 60_000;

    @Inject
    Staff staff;

    @Inject
    InvitationLinks links;

    @Inject
    Jobs jobs;

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

    /** A list of links, made while it is downloaded. The same form sent twice makes the same list. */
    @POST
    @Path("liste")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Object list(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = possible(survey(id));
        Fields fields = new Fields(form, messages);
        Optional<Integer> count = fields.has("count") ? fields.whole("count", false, 1, InvitationLinks.MOST) : Optional.empty();
        if (!fields.has("count")) fields.fault("count", "respond.links.count.missing");
        if (!fields.ok()) return page(survey, fields);
        record(survey, count.orElseThrow());
        String seed = token.arrived();
        LocalDate last = survey.closesOn();
        String address = address(survey);
        StreamingOutput lines = out -> {
            out.write("numero,lien\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= count.orElseThrow(); i++) out.write((i + "," + address + links.make(id, seed, i, last) + "\r\n").getBytes(StandardCharsets.UTF_8));
        };
        return Response.ok(lines, "text/csv; charset=utf-8").header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"liens-" + survey.slug() + ".csv\"").build();
    }

    /** Mails one link to each address, as a job. */
    @POST
    @Path("courriers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object mail(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = possible(survey(id));
        Fields fields = new Fields(form, messages);
        String typed = fields.text("addresses", false, ADDRESSES_MAX);
        Set<String> addresses = new LinkedHashSet<>(Arrays.stream(typed.split("[\\s,;]+")).filter(address -> !address.isEmpty()).toList());
        Optional<String> wrong = addresses.stream().filter(address -> !address.matches("[^\\s,;<>()@\"]{1,64}@[^\\s,;<>()@\"]{1,189}")).findFirst();
        if (addresses.isEmpty()) fields.fault("addresses", "respond.links.addresses.missing");
        else if (wrong.isPresent()) fields.fault("addresses", "respond.links.addresses.wrong", wrong.get());
        else if (addresses.size() > InvitationLinks.MOST_MAILED) fields.fault("addresses", "respond.links.addresses.many", InvitationLinks.MOST_MAILED, addresses.size());
        if (!fields.ok()) return page(survey, fields);
        record(survey, addresses.size());
        UUID job = jobs.queue(InvitationMailWork.KIND, here.get().id(), staff.by().accountId(), Json.createObjectBuilder().add("survey", id.toString()).add("address", address(survey)).build().toString(),
                String.join("\n", addresses).getBytes(StandardCharsets.UTF_8));
        return Staff.to("/" + here.get().slug() + "/gestion/travaux/" + job);
    }

    private String address(Survey survey) {
        return iris.of("/" + here.get().slug() + "/enquetes/" + survey.slug() + "/repondre") + "?invitation=";
    }

    private void record(Survey survey, int count) {
        Actor by = staff.by();
        audit.record(by.accountId(), by.name(), survey.territoryId(), "survey.links.make", survey.id().toString(), Json.createObjectBuilder().add("count", count).build().toString());
    }

    private Survey survey(UUID id) {
        Survey survey = staff.survey(id);
        if (survey.audience() != Audience.LINK) throw Problem.notFound();
        return survey;
    }

    /** Links carry the survey's last day: there must be one. */
    private static Survey possible(Survey survey) {
        if (survey.closesOn() == null || survey.state() != SurveyState.DRAFT && survey.state() != SurveyState.OPEN) throw Problem.of(409, "surveyFrozen");
        return survey;
    }

    private Page page(Survey survey, Fields fields) {
        return Page.of("respond/links").with("survey", survey).with("path", staff.path(survey.id())).with("served", links.served(survey.id())).with("most", InvitationLinks.MOST)
                .with("mostMailed", InvitationLinks.MOST_MAILED).with("closes", words.day(survey.closesOn()))
                .with("possible", survey.closesOn() != null && CodePages.possible(survey)).with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }
}
