package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.library.control.BankQuestion;
import fr.maillage.survey.library.control.QuestionBank;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bank of questions: looked through, added to from a survey, asked in a draft. */
@Path("/{territory}/gestion/enquetes")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class BankPages {
    private static final int THEME_MAX = 60;
    private static final int SEARCH_MAX = 100;

    @Inject
    Desk desk;

    @Inject
    QuestionBank bank;

    @Inject
    SurveyEditor editor;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A question of the list. */
    public record Line(String id, String text, String theme, String type, boolean ours, List<String> answers) {
    }

    @GET
    @Path("banque")
    public Page list(@QueryParam("q") String text, @QueryParam("page") String asked) {
        return page(null, null, text, asked).with("way", words.staffWay(here.get().slug(), null));
    }

    @POST
    @Path("banque/{question}/retirer")
    @Transactional
    @Once
    public Object remove(@PathParam("question") String id) {
        if (!bank.remove(desk.territory(), id, desk.by())) throw Problem.notFound();
        return Response.seeOther(URI.create(desk.list() + "/banque")).build();
    }

    /** The same list, to choose a question for a part of a draft. */
    @GET
    @Path("{id: [0-9a-f-]{36}}/questions/banque")
    public Page choose(@PathParam("id") UUID id, @QueryParam("partie") String part, @QueryParam("q") String text, @QueryParam("page") String asked) {
        Survey survey = desk.draft(id);
        Section section = section(survey, part);
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        way.add(SurveyWords.crumb(desk.path(id) + "/questions", messages.text("survey.task.questions")));
        return page(survey, section, text, asked).with("way", way);
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/questions/banque")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object ask(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Section section = section(desk.draft(id), fields.raw("part"));
        BankQuestion question = bank.find(desk.territory(), fields.raw("question")).orElseThrow(Problem::notFound);
        AtomicBoolean asked = new AtomicBoolean();
        Edit edit = editor.arrange(desk.territory(), id, now -> asked.set(bank.ask(now.section(section.id()).orElseThrow(), question)));
        if (edit instanceof Edit.Done && !asked.get()) throw Problem.of(409, "bankQuestion");
        return desk.answer(edit, desk.path(id) + "/questions");
    }

    @GET
    @Path("{id: [0-9a-f-]{36}}/questions/{question: [0-9a-f-]{36}}/banque")
    public Page keep(@PathParam("id") UUID id, @PathParam("question") UUID questionId) {
        return keepPage(desk.survey(id), questionId, Fields.none(messages));
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/questions/{question: [0-9a-f-]{36}}/banque")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object keep(@PathParam("id") UUID id, @PathParam("question") UUID questionId, MultivaluedMap<String, String> form) {
        Survey survey = desk.survey(id);
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        Fields fields = new Fields(form, messages);
        String theme = fields.text("theme", false, THEME_MAX);
        if (fields.ok() && !bank.keep(survey, question, theme, desk.by())) fields.fault("theme", "library.bank.full", QuestionBank.KEPT_MAX);
        if (!fields.ok()) return keepPage(survey, questionId, fields);
        return Response.seeOther(URI.create(desk.list() + "/banque")).build();
    }

    private Page keepPage(Survey survey, UUID questionId, Fields fields) {
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        return Page.of("library/bank-keep").with("survey", survey).with("question", question).with("path", desk.path(survey.id()) + "/questions/" + questionId + "/banque")
                .with("conditional", !question.relevant().isEmpty() || !question.constraint().isEmpty()).with("back", desk.path(survey.id()) + (survey.draft() ? "/questions" : ""))
                .with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }

    private static Section section(Survey survey, String part) {
        return part != null && part.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? survey.section(UUID.fromString(part)).orElseThrow(Problem::notFound) : survey.sections().stream().findFirst().orElseThrow(Problem::notFound);
    }

    private Page page(Survey survey, Section section, String text, String asked) {
        String typed = text == null ? "" : text.strip().substring(0, Math.min(SEARCH_MAX, text.strip().length()));
        Paging<Line> list = Paging.of(asked, bank.count(desk.territory(), typed), offset -> bank.page(desk.territory(), typed, offset, Paging.SIZE).stream().map(this::line).toList());
        String part = section == null ? "" : "partie=" + section.id() + "&";
        return Page.of("library/bank").with("survey", survey).with("part", section).with("list", list).with("base", "?" + part + "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&page=")
                .with("path", survey == null ? desk.list() + "/banque" : desk.path(survey.id()) + "/questions/banque").with("values", Map.of("q", typed)).with("filtered", !typed.isEmpty());
    }

    private Line line(BankQuestion question) {
        List<String> answers = new ArrayList<>();
        for (String name : List.of("rows", "options")) {
            if (question.design().containsKey(name)) question.design().getJsonArray(name).forEach(one -> answers.add(label(one)));
        }
        for (String name : List.of("other", "apart")) if (question.design().containsKey(name)) answers.add(label(question.design().get(name)));
        return new Line(question.id(), question.text(), question.theme(), messages.text("survey.type." + question.type().name().toLowerCase(Locale.ROOT)), question.ours(), answers);
    }

    private static String label(jakarta.json.JsonValue value) {
        if (value instanceof jakarta.json.JsonString text) return text.getString();
        if (value instanceof jakarta.json.JsonObject one) return label(one.containsKey("label") ? one.get("label") : one.getOrDefault("fr", jakarta.json.JsonValue.NULL));
        return "";
    }
}
