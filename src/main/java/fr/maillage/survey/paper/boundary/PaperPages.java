package fr.maillage.survey.paper.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.paper.control.Entries;
import fr.maillage.survey.paper.control.Layouts;
import fr.maillage.survey.paper.control.PaperIntake;
import fr.maillage.survey.paper.control.PaperSeries;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.scan.control.Sheets;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Paper and desk, of one survey: what to print, what has come back, the ways to key it in. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/papier")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class PaperPages {
    /** Forms printed at a time: a document of a few hundred pages is held in memory. */
    private static final int COPIES_MOST = 50;

    @Inject
    PaperDesk desk;

    @Inject
    PaperSeries series;

    @Inject
    Layouts layouts;

    @Inject
    Entries entries;

    @Inject
    Sheets sheets;

    @Inject
    PaperIntake intake;

    @Inject
    AuditLog audit;

    @Inject
    Messages messages;

    @GET
    public Page show(@PathParam("id") UUID id) {
        Survey survey = desk.survey(id);
        return hub(survey, Fields.none(messages)).with("values", Map.of("twice", String.valueOf(series.state(id).twice())));
    }

    private Page hub(Survey survey, Fields fields) {
        Skips skips = new Skips(survey, desk.words());
        return desk.page("paper/hub", survey).with("unsaid", skips.unsaid()).with("possible", PaperDesk.possible(survey)).with("byLink", survey.audience() == Audience.LINK).with("most", COPIES_MOST).with("taking", survey.takesAnswersOn(Survey.today()))
                .with("differing", entries.differing(survey.id())).with("waiting", entries.waiting(survey.id())).with("sheets", sheets.count(survey.id()))
                .with("coded", survey.audience() == Audience.CODE).with("assisted", intake.assisted(survey))
                .with("way", desk.way(survey, false)).with(fields);
    }

    /** The form as it will be, without number: to read before anything is printed. */
    @GET
    @Path("epreuve.pdf")
    public Response proof(@PathParam("id") UUID id) {
        Survey survey = desk.survey(id);
        if (survey.questionCount() == 0) throw Problem.of(409, "paperEmpty");
        return pdf(desk.questionnaire(survey).proof(), survey.slug() + "-epreuve.pdf");
    }

    /** Takes new numbers, and leads to their forms. */
    @POST
    @Path("impression")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object print(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = desk.onPaper(id);
        if (survey.state() != SurveyState.OPEN) throw Problem.of(409, "paperClosed");
        Fields fields = new Fields(form, messages);
        if (!fields.has("copies")) fields.fault("copies", "paper.copies.missing");
        Optional<Integer> copies = fields.ok() ? fields.whole("copies", true, 1, COPIES_MOST) : Optional.empty();
        int first = fields.ok() ? series.take(id, copies.orElseThrow()) : 0;
        if (fields.ok() && first == 0) fields.fault("copies", "paper.copies.over", FormNumber.MOST);
        if (!fields.ok()) return hub(survey, fields);
        int last = first + copies.orElseThrow() - 1;
        record(survey, "survey.paper.print", Json.createObjectBuilder().add("from", first).add("to", last).build().toString());
        return Response.seeOther(java.net.URI.create(desk.path(survey) + "/imprime?de=" + first + "&a=" + last)).build();
    }

    /** Says which numbers were taken, and gives the file. */
    @GET
    @Path("imprime")
    public Page printed(@PathParam("id") UUID id, @QueryParam("de") String from, @QueryParam("a") String to) {
        Survey survey = desk.onPaper(id);
        int[] range = range(survey, from, to);
        return desk.page("paper/printed", survey).with("first", new FormNumber(id, range[0]).toString()).with("last", new FormNumber(id, range[1]).toString())
                .with("count", range[1] - range[0] + 1).with("file", desk.path(survey) + "/questionnaires.pdf?de=" + range[0] + "&a=" + range[1]).with("way", desk.way(survey, true));
    }

    /** Forms that have a number already: the same ones again after a jam. */
    @GET
    @Path("questionnaires.pdf")
    @Transactional
    public Response forms(@PathParam("id") UUID id, @QueryParam("de") String from, @QueryParam("a") String to) {
        Survey survey = desk.onPaper(id);
        int[] range = range(survey, from, to);
        Questionnaire questionnaire = desk.questionnaire(survey);
        String layout = layouts.keep(survey, questionnaire.layout());
        return pdf(questionnaire.copies(layout, range[0], range[1] - range[0] + 1), survey.slug() + "-" + range[0] + "-" + range[1] + ".pdf");
    }

    private int[] range(Survey survey, String from, String to) {
        int first = number(from);
        int last = number(to);
        if (first < 1 || last < first || last - first >= COPIES_MOST || last > series.state(survey.id()).printed()) throw Problem.notFound();
        return new int[] {first, last};
    }

    private static int number(String typed) {
        return typed != null && typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    }

    /** Whether each form is keyed by two agents. */
    @POST
    @Path("reglages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object set(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = desk.onPaper(id);
        boolean twice = new Fields(form, messages).checked("twice");
        if (series.state(id).twice() != twice) {
            series.keyTwice(id, twice);
            record(survey, "survey.paper.twice", Json.createObjectBuilder().add("twice", twice).build().toString());
        }
        return Response.seeOther(java.net.URI.create(desk.path(survey))).build();
    }

    private void record(Survey survey, String action, String detail) {
        Actor by = desk.by();
        audit.record(by.accountId(), by.name(), survey.territoryId(), action, survey.id().toString(), detail);
    }

    private static Response pdf(byte[] bytes, String name) {
        return Response.ok(bytes).type("application/pdf").header("Content-Disposition", "inline; filename=\"" + name + "\"").header("Cache-Control", "no-store").build();
    }
}
