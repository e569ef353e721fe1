package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.control.InvitationLinks;
import fr.maillage.survey.control.SurveyList;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.respond.control.HumanCheck;
import fr.maillage.survey.respond.control.ResponseIntake;
import fr.maillage.survey.respond.control.Submission;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A territory's surveys for everybody: the list, each survey's presentation, answering, the receipt. */
@Path("/{territory}/enquetes")
@RequestScoped
public class SurveyPages {
    private static final int CODE_TRIES = 30;

    @Inject
    Visible visible;

    @Inject
    SurveyList list;

    @Inject
    Spoken spoken;

    @Inject
    SurveyWords words;

    @Inject
    Answering answering;

    @Inject
    Uploads uploads;

    @Inject
    ResponseIntake intake;

    @Inject
    Sending sending;

    @Inject
    HumanCheck check;

    @Inject
    AccessCodes codes;

    @Inject
    Tokens tokens;

    @Inject
    InvitationLinks links;

    @Inject
    Tries tries;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @GET
    public Page list(@QueryParam("page") String asked) {
        String slug = here.get().slug();
        Paging<SurveyWords.Card> page = Paging.of(asked, list.countVisible(here.get().id()),
                offset -> list.visible(here.get().id(), offset, Paging.SIZE).stream().map(card -> words.card(slug, card)).toList());
        return Page.of("survey/list").with("list", page).with("way", words.publicWay(slug, here.get().name(), false));
    }

    @GET
    @Path("{slug}")
    public Page show(@PathParam("slug") String slug) {
        Survey survey = visible(slug);
        boolean answered = survey.needsAccount() && visitor.signedIn() && intake.answered(survey, visitor.accountId());
        return Page.of("survey/show").with("survey", survey).with("meta", words.meta(survey)).with("frame", frame(survey))
                .with("takesAnswers", survey.takesAnswersOn(Survey.today())).with("upcoming", Survey.today().isBefore(survey.opensOn()))
                .with("opens", words.day(survey.opensOn())).with("closes", words.day(survey.closesOn())).with("minutes", words.minutes(survey.minutes()))
                .with("answered", answered).with("resultsPublic", survey.state() == SurveyState.RESULTS_PUBLISHED)
                .with("coded", survey.audience() == Audience.CODE)
                .with("languages", spoken.choices(survey, frame(survey).home())).with("partial", spoken.partial(survey)).with("way", words.publicWay(here.get().slug(), here.get().name(), true));
    }

    @GET
    @Path("{slug}/repondre")
    public Object first(@PathParam("slug") String slug, @QueryParam("tout") String all, @QueryParam("invitation") String invitation) {
        Survey survey = visible(slug);
        if (!survey.takesAnswersOn(Survey.today())) return Response.seeOther(URI.create(frame(survey).home() + Frame.language(survey))).build();
        signedInWhereNeeded(survey);
        boolean onePage = "1".equals(all);
        if (survey.audience() == Audience.LINK) return byLink(survey, invitation, onePage);
        return survey.audience() == Audience.CODE ? answering.askCode(survey, Fields.none(messages), onePage, frame(survey))
                : answering.first(survey, onePage, frame(survey));
    }

    @POST
    @Path("{slug}/repondre")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Unbound
    public Page step(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible.answerable(slug, form);
        if (!survey.takesAnswersOn(Survey.today())) return sending.late(survey, form, Submission.Why.CLOSED);
        if (survey.tokens() && form.containsKey("token")) return enterToken(survey, form);
        return form.containsKey("code") ? enter(survey, form) : answering.step(survey, form, frame(survey));
    }

    /** The same for a page that asks for a file: an identified survey's. */
    @POST
    @Path("{slug}/repondre")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Page stepWithFiles(@PathParam("slug") String slug, List<EntityPart> parts) throws IOException {
        Survey survey = visible.answerable(slug);
        if (survey.anonymous()) throw Problem.notFound();
        MultivaluedMap<String, String> form = uploads.read(survey, visitor.accountId(), parts);
        if (!survey.takesAnswersOn(Survey.today())) return sending.late(survey, form, Submission.Why.CLOSED);
        return answering.step(survey, form, frame(survey));
    }

    /** Whoever comes by a link that serves sees the questions; the link travels along in the form and no more in the address. */
    private Page byLink(Survey survey, String invitation, boolean all) {
        Optional<byte[]> link = links.genuine(survey.id(), invitation);
        String why = invitation == null ? "missing" : link.isEmpty() ? "wrong" : links.spent(survey.id(), link.get()) ? "spent" : null;
        if (why != null) return Page.of("respond/link").with("survey", survey).with("frame", frame(survey)).with("why", why).status(why.equals("missing") ? 200 : 422);
        MultivaluedMap<String, String> carried = new jakarta.ws.rs.core.MultivaluedHashMap<>();
        carried.putSingle(Answering.LINK, invitation);
        return answering.first(survey, new Fields(carried, messages), all, frame(survey));
    }

    /** A participation token was given in place of the code. */
    private Page enterToken(Survey survey, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        boolean all = fields.checked("_all");
        Optional<byte[]> token = tokens.genuine(survey, fields.raw("token"));
        if (!fields.has("token")) fields.fault("token", "respond.token.missing");
        else if (token.isEmpty()) fields.fault("token", "respond.token.wrong");
        else if (tokens.spent(survey.id(), token.get())) fields.fault("token", "respond.token.spent");
        if (!fields.ok()) return answering.askCode(survey, fields, all, frame(survey));
        form.putSingle(Answering.TOKEN, fields.raw("token").replaceAll("\\s", ""));
        Fields with = new Fields(form, messages);
        boolean answered = survey.questions().stream().anyMatch(question -> with.has(question.code()));
        return answered ? answering.review(survey, with, frame(survey)) : answering.first(survey, with, all, frame(survey));
    }

    /** The code was typed: leads to the first page, or straight to the end when the answers are already there. */
    private Page enter(Survey survey, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        boolean all = fields.checked("_all");
        Optional<AccessCode> code = AccessCode.parse(fields.raw("code"));
        if (code.isEmpty()) {
            fields.fault("code", fields.has("code") ? "survey.code.form" : "survey.code.missing");
        } else if (!codes.usable(survey.id(), code.get())) {
            // only wrong codes count: a desk where many people answer one after the other is no attack
            boolean few = tries.take("survey-code", survey.id(), CODE_TRIES);
            fields.fault("code", few ? "survey.code.unknown" : "survey.code.tooMany");
            if (!few) return answering.askCode(survey, fields, all, frame(survey)).status(429);
        }
        if (!fields.ok()) return answering.askCode(survey, fields, all, frame(survey));
        form.putSingle("_code", code.get().printed());
        Fields with = new Fields(form, messages);
        boolean answered = survey.questions().stream().anyMatch(question -> with.has(question.code()));
        return answered ? answering.review(survey, with, frame(survey)) : answering.first(survey, with, all, frame(survey));
    }

    /** Takes the answers of an anonymous survey: nothing of who, and no time finer than the day, is kept. */
    @POST
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once(anonymousReplay = "merci")
    @Unbound
    public Object respond(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible(slug);
        if (!survey.anonymous()) throw Problem.notFound();
        signedInWhereNeeded(survey);
        return submit(survey, form);
    }

    /** Takes the answers of an identified survey, with the account. */
    @POST
    @Path("{slug}/participer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object participate(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Survey survey = visible(slug);
        if (survey.anonymous()) throw Problem.notFound();
        signedInWhereNeeded(survey);
        return submit(survey, form);
    }

    private Object submit(Survey survey, MultivaluedMap<String, String> form) {
        if (survey.changeable()) throw Problem.notFound();
        Optional<Page> refused = sending.submit(survey, form, null);
        return refused.isPresent() ? refused.get() : Response.seeOther(URI.create(frame(survey).home() + "/merci" + Frame.language(survey))).build();
    }

    @GET
    @Path("{slug}/merci")
    public Page receipt(@PathParam("slug") String slug) {
        Survey survey = visible(slug);
        return Page.of("survey/receipt").with("survey", survey).with("closes", words.day(survey.closesOn())).with("home", "/" + here.get().slug()).with("frame", frame(survey))
                .with("changed", false).with("ticket", null);
    }

    @GET
    @Path("{slug}/epreuve")
    @Produces("application/json")
    public Response work(@PathParam("slug") String slug) {
        Survey survey = visible(slug);
        if (!ResponseIntake.needsProof(survey)) throw Problem.notFound();
        return Response.ok(check.work(survey.id()).toString()).header("Cache-Control", "no-store").build();
    }

    private Survey visible(String slug) {
        return visible.survey(slug);
    }

    private void signedInWhereNeeded(Survey survey) {
        if (survey.needsAccount() && !visitor.signedIn()) throw Problem.signIn();
    }

    private Frame frame(Survey survey) {
        return visible.frame(survey);
    }
}
