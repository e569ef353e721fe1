package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Install;
import fr.maillage.rdf.Iris;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerCopies;
import fr.maillage.survey.respond.control.ResponseIntake;
import fr.maillage.survey.respond.control.ReturnCode;
import fr.maillage.survey.respond.control.Submission;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.FormToken;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Unbound;
import fr.maillage.web.Visitor;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Surveys that let people change or take back what they sent. In an anonymous one the author gets a code when the answer is sent and keeps it;
 * in an identified one the account leads there. The answer to the form that sent it is the only page that ever shows that code.
 */
@Path("/{territory}/enquetes")
@RequestScoped
public class ChangePages {
    /** The hidden field that says which answer is being changed. */
    static final String FIELD = "_change";
    private static final int TRIES = 30;

    @Inject
    Visible visible;

    @Inject
    Answering answering;

    @Inject
    Sending sending;

    @Inject
    AnswerCopies copies;

    @Inject
    ResponseIntake intake;

    @Inject
    Tries tries;

    @Inject
    Install install;

    @Inject
    FormToken token;

    @Inject
    Visitor visitor;

    @Inject
    Iris iris;

    @Inject
    CurrentTerritory here;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Resource
    TransactionSynchronizationRegistry transaction;

    /** Takes an answer that may be changed, or its change. The code is made of the form's token: the same form sent twice is one answer and shows one code. */
    @POST
    @Path("{slug}/envoyer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    @Transactional
    public Page send(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = changeable(visible.answerable(slug, form));
        Fields fields = new Fields(form, messages);
        Map<String, List<String>> typed = DraftPages.typed(fields);
        typed.keySet().removeIf(name -> name.startsWith("_") && !name.equals("_all"));
        if (fields.has(FIELD)) return sendChange(survey, form, typed, own(survey, fields));
        ReturnCode code = survey.anonymous() ? ReturnCode.of(install.sign("change-code", survey.id().toString(), token.arrived())) : copies.of(survey, visitor.accountId());
        if (!copies.add(survey.id(), code, typed)) {
            boolean same = survey.anonymous() || copies.open(survey.id(), code).filter(typed::equals).isPresent();
            return same ? receipt(survey, code, "sent") : sending.late(survey, form, Submission.Why.ALREADY);
        }
        Optional<Page> refused = sending.submit(survey, form, code.place(survey.id(), ReturnCode.Use.ANSWER));
        if (refused.isEmpty()) return receipt(survey, code, "sent");
        transaction.setRollbackOnly();
        return refused.get();
    }

    private Page sendChange(Survey survey, MultivaluedMap<String, String> form, Map<String, List<String>> typed, Optional<ReturnCode> code) {
        if (code.isEmpty()) return sending.late(survey, form, Submission.Why.GONE);
        Optional<Page> refused = sending.change(survey, form, code.get());
        if (refused.isPresent()) return refused.get();
        copies.replace(survey.id(), code.get(), typed);
        return receipt(survey, code.get(), "changed");
    }

    @GET
    @Path("{slug}/modifier")
    public Object ask(@PathParam("slug") String slug) {
        Survey survey = changeable(visible.answerable(slug));
        return visible.open(survey) ? page(survey, Fields.none(messages)) : visible.toPresentation(survey);
    }

    /** Shows the answer again to its author, or asks whether it is to be taken back. */
    @POST
    @Path("{slug}/modifier")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    public Object open(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = changeable(visible.answerable(slug, form));
        if (!visible.open(survey)) return visible.toPresentation(survey);
        Fields fields = new Fields(form, messages);
        Optional<ReturnCode> code = own(survey, fields);
        Optional<Map<String, List<String>>> typed = code.flatMap(given -> copies.open(survey.id(), given));
        if (code.isEmpty()) {
            fields.fault("code", fields.has("code") ? "respond.resume.form" : "respond.resume.missing");
        } else if (typed.isEmpty()) {
            boolean few = tries.take("survey-change", survey.id(), TRIES);
            fields.fault("code", few ? "respond.change.unknown" : "respond.resume.tooMany");
            if (!few) return page(survey, fields).status(429);
        }
        if (!fields.ok()) return page(survey, fields);
        if ("withdraw".equals(fields.raw("_go"))) return Page.of("respond/withdraw").with("survey", survey).with("frame", visible.frame(survey)).with("code", code.orElseThrow().printed());
        MultivaluedMap<String, String> kept = new MultivaluedHashMap<>();
        typed.orElseThrow().forEach((name, values) -> kept.put(name, new ArrayList<>(values)));
        kept.putSingle(FIELD, code.orElseThrow().printed());
        Fields with = new Fields(kept, messages);
        return answering.first(survey, with, with.checked("_all"), visible.frame(survey));
    }

    /** Takes the answer back. Sent twice, the second says that there is none. */
    @POST
    @Path("{slug}/retirer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    @Transactional
    public Object withdraw(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = changeable(visible.answerable(slug, form));
        Fields fields = new Fields(form, messages);
        Optional<ReturnCode> code = own(survey, fields);
        boolean gone = code.isPresent() && intake.withdraw(survey, code.get().place(survey.id(), ReturnCode.Use.ANSWER)) instanceof Submission.Accepted;
        if (gone) copies.forget(survey.id(), code.get());
        else if (!tries.take("survey-change", survey.id(), TRIES)) throw Problem.tooMany(3600);
        return Page.of("respond/said").with("survey", survey).with("frame", visible.frame(survey)).with("heading", messages.text(gone ? "respond.withdrawn.title" : "respond.gone.title"))
                .with("said", messages.text(gone ? "respond.withdrawn.text" : "respond.gone.text")).status(gone ? 200 : 409);
    }

    /** The code of the answer to change: the account's own, or the one that was typed. */
    private Optional<ReturnCode> own(Survey survey, Fields fields) {
        if (!survey.anonymous()) return Optional.of(copies.of(survey, visitor.accountId()));
        return ReturnCode.parse(fields.raw(fields.has(FIELD) ? FIELD : "code"));
    }

    private Page receipt(Survey survey, ReturnCode code, String what) {
        Frame frame = visible.frame(survey);
        return Page.of("survey/receipt").with("survey", survey).with("closes", words.day(survey.closesOn())).with("home", "/" + here.get().slug()).with("frame", frame)
                .with("changed", what.equals("changed")).with("ticket", survey.anonymous() ? Ticket.of(code.printed(), iris.of(frame.home() + "/modifier")) : null);
    }

    private static Survey changeable(Survey survey) {
        if (!survey.changeable()) throw Problem.notFound();
        return survey;
    }

    private Page page(Survey survey, Fields fields) {
        return Page.of("respond/change").with("survey", survey).with("frame", visible.frame(survey)).with("closes", words.day(survey.closesOn())).with(fields);
    }
}
