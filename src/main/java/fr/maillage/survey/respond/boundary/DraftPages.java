package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Install;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.survey.respond.control.Drafts;
import fr.maillage.survey.respond.control.ReturnCode;
import fr.maillage.web.Fields;
import fr.maillage.web.FormToken;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Unbound;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** « Enregistrer et reprendre plus tard »: an unfinished answer is kept under a code that the person holds, identified or not. */
@Path("/{territory}/enquetes")
@RequestScoped
public class DraftPages {
    /** The hidden field that carries the code of the draft one came back to. */
    static final String FIELD = "_draft";
    private static final int KEPT_AN_HOUR = 60;
    private static final int TRIES = 30;
    /** What belongs to one page only. */
    private static final Set<String> PASSING = Set.of("_go", "_sum", "_proof", "compte", "site_web", "_page", "code", "token");

    @Inject
    Visible visible;

    @Inject
    Answering answering;

    @Inject
    Drafts drafts;

    @Inject
    Uploads uploads;

    @Inject
    AnswerFiles files;

    @Inject
    Visitor visitor;

    @Inject
    Tries tries;

    @Inject
    Install install;

    @Inject
    Iris iris;

    @Inject
    FormToken token;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    /** Keeps what was typed, right or wrong. The same form sent twice gives the same code. */
    @POST
    @Path("{slug}/brouillon")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    @Transactional
    public Object keep(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible.answerable(slug, form);
        if (!visible.open(survey)) return visible.toPresentation(survey);
        Fields fields = new Fields(form, messages);
        boolean few = tries.take("survey-draft", survey.id(), KEPT_AN_HOUR);
        ReturnCode code = ReturnCode.parse(fields.raw(FIELD)).filter(known -> drafts.open(survey.id(), known).isPresent())
                .orElseGet(() -> ReturnCode.of(install.sign("draft-code", survey.id().toString(), token.arrived())));
        Optional<LocalDate> until = few ? drafts.keep(survey, code, typed(fields)) : Optional.empty();
        if (until.isPresent() && !survey.anonymous()) files.keepUntil(survey, visitor.accountId(), typed(fields), until.get());
        if (until.isEmpty()) {
            fields.fault("", few ? "respond.draft.tooLong" : "respond.draft.tooMany");
            return answering.review(survey, fields, visible.frame(survey)).status(few ? 422 : 429);
        }
        form.putSingle(FIELD, code.printed());
        Frame frame = visible.frame(survey);
        return Page.of("respond/draft-kept").with("survey", survey).with("frame", frame).with("until", words.day(until.get()))
                .with("ticket", Ticket.of(code.printed(), iris.of(frame.home() + "/reprendre"))).with("all", fields.checked("_all"))
                .with("hidden", answering.carried(survey, new Fields(form, messages)));
    }

    /** The same from a page that asks for a file. */
    @POST
    @Path("{slug}/brouillon")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Object keepWithFiles(@PathParam("slug") String slug, List<EntityPart> parts) throws IOException {
        Survey survey = visible.answerable(slug);
        if (survey.anonymous()) throw Problem.notFound();
        MultivaluedMap<String, String> form = uploads.read(survey, visitor.accountId(), parts);
        Optional<Page> fault = answering.sentFaults(survey, new Fields(form, messages), visible.frame(survey));
        return fault.isPresent() ? fault.get() : keep(slug, form);
    }

    static Map<String, List<String>> typed(Fields fields) {
        Map<String, List<String>> typed = new HashMap<>();
        fields.values().keySet().stream().filter(name -> !PASSING.contains(name)).forEach(name -> typed.put(name, fields.all(name)));
        return typed;
    }

    @GET
    @Path("{slug}/reprendre")
    public Object ask(@PathParam("slug") String slug) {
        Survey survey = visible.answerable(slug);
        return visible.open(survey) ? page(survey, Fields.none(messages)) : visible.toPresentation(survey);
    }

    @POST
    @Path("{slug}/reprendre")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    @Transactional
    public Object resume(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible.answerable(slug, form);
        if (!visible.open(survey)) return visible.toPresentation(survey);
        Fields fields = new Fields(form, messages);
        Optional<ReturnCode> code = ReturnCode.parse(fields.raw("code"));
        Optional<Map<String, List<String>>> typed = code.flatMap(given -> drafts.open(survey.id(), given));
        if (code.isEmpty()) {
            fields.fault("code", fields.has("code") ? "respond.resume.form" : "respond.resume.missing");
        } else if (typed.isEmpty()) {
            boolean few = tries.take("survey-resume", survey.id(), TRIES);
            fields.fault("code", few ? "respond.resume.unknown" : "respond.resume.tooMany");
            if (!few) return page(survey, fields).status(429);
        }
        if (!fields.ok()) return page(survey, fields);
        if ("forget".equals(fields.raw("_go"))) {
            drafts.forget(survey.id(), code.orElseThrow());
            if (!survey.anonymous()) files.forget(survey, visitor.accountId(), typed.orElseThrow());
            return Page.of("respond/said").with("survey", survey).with("frame", visible.frame(survey))
                    .with("heading", messages.text("respond.forgotten.title")).with("said", messages.text("respond.forgotten.text"));
        }
        MultivaluedMap<String, String> kept = new MultivaluedHashMap<>();
        typed.orElseThrow().forEach((name, values) -> kept.put(name, new ArrayList<>(values)));
        kept.putSingle(FIELD, code.orElseThrow().printed());
        Fields with = new Fields(kept, messages);
        return answering.first(survey, with, with.checked("_all"), visible.frame(survey));
    }

    private Page page(Survey survey, Fields fields) {
        return Page.of("respond/resume").with("survey", survey).with("frame", visible.frame(survey)).with(fields);
    }
}
