package fr.maillage.survey.design.boundary;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.control.InvitationLinks;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.MapGrid;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.library.control.Archive;
import fr.maillage.survey.respond.boundary.Answering;
import fr.maillage.survey.respond.boundary.Frame;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.survey.wording.control.Translations;
import fr.maillage.territory.Role;
import fr.maillage.territory.Slug;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Visitor;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One survey in the back office: the task list, its presentation, its settings, its preview. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class SurveyTaskPages {
    private static final List<Integer> GRIDS = List.of(200, 500, MapGrid.USUAL, 2000, 5000);
    private static final int TEXT_MAX = 4000;

    @Inject
    Staff staff;

    @Inject
    Surveys surveys;

    @Inject
    SurveyEditor editor;

    @Inject
    AccessCodes codes;

    @Inject
    Tokens tokens;

    @Inject
    InvitationLinks links;

    @Inject
    Answering answering;

    @Inject
    Translations translations;

    @Inject
    Archive archive;

    @Inject
    SurveyWords words;

    @Inject
    ConditionFaults conditions;

    @Inject
    Settings settings;

    @Inject
    Messages messages;

    @Inject
    Visitor visitor;

    @Inject
    CurrentTerritory here;

    /** A line of the task list. */
    public record Task(String href, String label, String state, String hint) {
    }

    /** A change of state, in words. */
    public record Change(String when, String what, String who) {
    }

    @GET
    public Page show(@PathParam("id") UUID id) {
        Survey survey = staff.survey(id);
        boolean decides = visitor.has(staff.territory(), Role.COUNCILLOR, Role.ADMINISTRATOR);
        LocalDate today = Survey.today();
        List<ConditionFaults.Line> faults = survey.draft() ? conditions.of(survey, staff.path(id)) : List.of();
        return Page.of("survey/task-list").with("survey", survey).with("path", staff.path(id)).with("tasks", survey.draft() ? tasks(survey, faults, decides) : List.of()).with("faults", faults)
                .with("asksForFiles", !survey.draft() && survey.questions().stream().anyMatch(question -> question.type() == QuestionType.FILE))
                .with("lacks", survey.lacks(today).stream().map(messages::text).toList()).with("meta", survey.draft() ? null : words.meta(survey))
                .with("phase", messages.text("survey.phase." + survey.state().name().toLowerCase(Locale.ROOT)))
                .with("mode", messages.text("survey.mode." + survey.mode().name().toLowerCase(Locale.ROOT)))
                .with("answers", surveys.answers(id)).with("open", survey.takesAnswersOn(today)).with("decides", decides)
                .with("publicPath", "/" + here.get().slug() + "/enquetes/" + survey.slug()).with("closes", words.day(survey.closesOn())).with("opens", words.day(survey.opensOn()))
                .with("coded", survey.audience() == Audience.CODE).with("tally", codes.tally(id))
                .with("archived", archive.holds(id)).with("copyHref", copyHref(survey))
                .with("log", survey.changes().stream().map(change -> new Change(Days.at(change.at().toInstant(), messages.locale()),
                        messages.text("survey.log." + change.to().name().toLowerCase(Locale.ROOT)), change.actor())).toList())
                .with("way", words.staffWay(here.get().slug(), null));
    }

    private List<Task> tasks(Survey survey, List<ConditionFaults.Line> faults, boolean decides) {
        String path = staff.path(survey.id());
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task(path + "/presentation", messages.text("survey.task.presentation"), survey.intro().isBlank() || survey.nextSteps().isBlank() ? "todo" : "done",
                messages.text("survey.task.presentation.hint")));
        boolean asked = survey.questionCount() > 0 && survey.questions().stream().allMatch(question -> question.complete())
                && survey.sections().stream().noneMatch(section -> section.questions().isEmpty()) && faults.isEmpty();
        tasks.add(new Task(path + "/questions", messages.text("survey.task.questions"), asked ? "done" : "todo",
                messages.text("survey.task.questions.hint", survey.questionCount(), words.minutes(survey.estimatedMinutes()))));
        boolean dated = survey.opensOn() != null && survey.closesOn() != null && !survey.closesOn().isBefore(Survey.today());
        tasks.add(new Task(path + "/reglages", messages.text("survey.task.settings"), dated ? "done" : "todo",
                dated ? messages.text("survey.staff.dates", words.day(survey.opensOn()), words.day(survey.closesOn())) : messages.text("survey.task.settings.hint")));
        if (survey.audience() == Audience.CODE) {
            long made = codes.tally(survey.id()).made();
            tasks.add(new Task(path + "/codes", messages.text("survey.task.codes"), made > 0 ? "done" : "todo", messages.text("survey.task.codes.hint", made)));
        }
        if (survey.audience() == Audience.LINK) tasks.add(new Task(path + "/liens", messages.text("respond.links.title"), "todo", messages.text("respond.links.hint", links.served(survey.id()))));
        tasks.add(translations(survey, path));
        tasks.add(new Task(path + "/apercu", messages.text("survey.task.preview"), "optional", messages.text("survey.task.preview.hint")));
        boolean ready = survey.lacks(Survey.today()).isEmpty() && faults.isEmpty();
        tasks.add(new Task(ready && decides ? path + "/publier" : null, messages.text("survey.task.publish"), ready && decides ? "todo" : "blocked",
                messages.text(!ready ? "survey.task.publish.notReady" : decides ? "survey.task.publish.hint" : "survey.task.publish.councillor")));
        return tasks;
    }

    /** The pages that create a survey, with this one as their model. */
    private String copyHref(Survey survey) {
        String title = messages.text("library.copy.title", survey.title().substring(0, Math.min(180, survey.title().length())));
        return staff.list() + "/nouvelle?template=" + survey.id() + "&title=" + URLEncoder.encode(title, StandardCharsets.UTF_8);
    }

    private Task translations(Survey survey, String path) {
        List<Translations.Progress> languages = translations.progress(survey);
        String hint = languages.isEmpty() ? messages.text("wording.task.none") : languages.stream().map(one -> one.language().nameIn(messages.locale()) + "\u00A0: "
                + (one.whole() ? messages.text("wording.progress.whole") : messages.text("wording.progress", one.done() - one.stale(), one.all()))).collect(Collectors.joining(" · "));
        String state = languages.isEmpty() ? "optional" : languages.stream().allMatch(Translations.Progress::whole) ? "done" : "todo";
        return new Task(path + "/traductions", messages.text("wording.task"), state, hint);
    }

    @GET
    @Path("presentation")
    public Page presentation(@PathParam("id") UUID id) {
        Survey survey = staff.draft(id);
        return presentationPage(survey).with("values", Map.of("title", survey.title(), "intro", survey.intro(), "next", survey.nextSteps(), "slug", survey.slug()));
    }

    @POST
    @Path("presentation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object present(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        if (!fields.has("title")) fields.fault("title", "survey.form.title.missing");
        String title = fields.text("title", false, SurveyListPages.TITLE_MAX);
        String intro = fields.text("intro", false, TEXT_MAX);
        String next = fields.text("next", false, TEXT_MAX);
        Optional<Slug> slug = Slug.parse(fields.raw("slug"));
        if (slug.isEmpty()) fields.fault("slug", "survey.form.slug.wrong");
        else if (editor.taken(staff.territory(), id, slug.get())) fields.fault("slug", "survey.form.slug.taken");
        if (!fields.ok()) return presentationPage(staff.draft(id)).with(fields);
        Edit edit = editor.edit(staff.territory(), id, Optional::of, Survey::version, Staff.seen(fields.raw("_version")), survey -> {
            survey.word(title, intro, next);
            survey.moveTo(slug.orElseThrow());
        });
        return staff.answer(edit, staff.path(id), now -> presentationPage(now).with(fields));
    }

    private Page presentationPage(Survey survey) {
        return Page.of("survey/presentation").with("survey", survey).with("path", staff.path(survey.id()))
                .with("publicBase", "/" + here.get().slug() + "/enquetes/").with("way", words.staffWay(here.get().slug(), survey));
    }

    @GET
    @Path("reglages")
    public Page settings(@PathParam("id") UUID id) {
        Survey survey = staff.draft(id);
        Map<String, Object> values = new HashMap<>();
        values.put("opens", survey.opensOn());
        values.put("closes", survey.closesOn());
        values.put("audience", survey.audience().name().toLowerCase(Locale.ROOT));
        values.put("threshold", survey.threshold());
        values.put("hidden", survey.hidesResults() ? "true" : null);
        values.put("grid", survey.grid().metres());
        if (survey.changeable()) values.put("changeable", "true");
        if (survey.tokens()) values.put("tokens", "true");
        return settingsPage(survey).with("values", values);
    }

    @POST
    @Path("reglages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object set(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        int floor = floor();
        Optional<LocalDate> opens = fields.date("opens", false);
        Optional<LocalDate> closes = fields.date("closes", false);
        if (fields.ok() && opens.isEmpty()) fields.fault("opens", "survey.form.opens.missing");
        if (fields.ok() && closes.isEmpty()) fields.fault("closes", "survey.form.closes.missing");
        if (opens.isPresent() && closes.isPresent() && closes.get().isBefore(opens.get())) fields.fault("closes", "survey.form.closes.before");
        else if (closes.isPresent() && closes.get().isBefore(Survey.today())) fields.fault("closes", "survey.form.closes.past");
        Optional<Audience> audience = fields.has("audience") ? fields.choice("audience", Audience.class, true) : Optional.empty();
        if (!fields.has("audience")) fields.fault("audience", "survey.form.audience.missing");
        Optional<Integer> threshold = fields.has("threshold") ? fields.whole("threshold", true, floor, 100) : Optional.empty();
        Optional<Integer> grid = fields.whole("grid", false, MapGrid.LEAST, MapGrid.MOST);
        if (!fields.has("threshold")) fields.fault("threshold", "survey.form.threshold.missing");
        if (fields.checked("tokens") && (!staff.draft(id).anonymous() || audience.filter(Audience.CODE::equals).isEmpty())) fields.fault("tokens", "respond.form.tokens.not");
        if (!fields.ok()) return settingsPage(staff.draft(id)).with(fields);
        Edit edit = editor.edit(staff.territory(), id, Optional::of, Survey::version, Staff.seen(fields.raw("_version")), survey -> {
            survey.schedule(opens.orElseThrow(), closes.orElseThrow());
            survey.address(audience.orElseThrow());
            survey.protect(threshold.orElseThrow(), floor);
            survey.hideResults(fields.checked("hidden"));
            grid.map(MapGrid::new).ifPresent(survey::roundTo);
            survey.letChange(fields.checked("changeable"));
            survey.useTokens(fields.checked("tokens"));
        });
        if (edit instanceof Edit.Done && fields.checked("tokens")) tokens.makeKey(id);
        return staff.answer(edit, staff.path(id), now -> settingsPage(now).with(fields));
    }

    private int floor() {
        return Math.max(3, settings.number(Setting.RESULTS_FLOOR));
    }

    private Page settingsPage(Survey survey) {
        return Page.of("survey/settings").with("survey", survey).with("path", staff.path(survey.id())).with("floor", floor()).with("grids", grids(survey))
                .with("audiences", List.of(Choice.of("open", messages.text("survey.audience.open")).withHint(messages.text("survey.audience.open.hint")),
                        Choice.of("code", messages.text("survey.audience.code")).withHint(messages.text("survey.audience.code.hint")),
                        Choice.of("link", messages.text("respond.audience.link")).withHint(messages.text("respond.audience.link.hint")),
                        Choice.of("account", messages.text("respond.audience.account")).withHint(messages.text("respond.audience.account.hint"))))
                .with("way", words.staffWay(here.get().slug(), survey));
    }

    /** Squares that points may be rounded to; none where no place is asked. */
    private List<Choice> grids(Survey survey) {
        if (survey.questions().stream().noneMatch(question -> question.type() == QuestionType.POINT)) return List.of();
        return GRIDS.stream().map(metres -> Choice.of(String.valueOf(metres), messages.text("question.form.grid.metres", metres))).toList();
    }

    /** The very pages residents get; nothing is sent. */
    @GET
    @Path("apercu")
    public Page preview(@PathParam("id") UUID id, @QueryParam("tout") String all) {
        return answering.first(staff.survey(id), "1".equals(all), Frame.preview(staff.path(id)));
    }

    @POST
    @Path("apercu")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Page previewStep(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        return answering.step(staff.survey(id), form, Frame.preview(staff.path(id)));
    }
}
