package fr.maillage.survey.wording.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.wording.control.Corrections;
import fr.maillage.survey.wording.control.Translations;
import fr.maillage.survey.wording.control.WordChange;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Corrects the words of an open survey, part by part: what would change is shown before it does, with the reason everybody will read. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/corrections")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class CorrectionPages {
    private static final int REASON_MAX = 500;

    @Inject
    Desk desk;

    @Inject
    Corrections corrections;

    @Inject
    Translations translations;

    @Inject
    TextForms forms;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A change as people read it. */
    public record Line(String what, String before, String after, String language) {
    }

    @GET
    public Page edit(@PathParam("id") UUID id, @QueryParam("langue") String tag, @QueryParam("partie") String asked) {
        Survey survey = desk.survey(id);
        Language language = language(tag);
        Map<String, Object> values = new HashMap<>();
        corrections.texts(survey, language).forEach(text -> values.put(text.key(), text.text()));
        return editPage(survey, language, TextForms.number(asked, survey)).with("values", values);
    }

    /** Shows what would change; with the button of that page, changes it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object correct(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = desk.survey(id);
        Fields fields = new Fields(form, messages);
        Language language = language(fields.raw("_language"));
        int part = TextForms.number(fields.raw("_part"), survey);
        List<SurveyText> texts = TextForms.in(survey, corrections.texts(survey, language), part);
        Map<String, String> given = TextForms.read(fields, texts);
        texts.stream().filter(text -> given.getOrDefault(text.key(), "x").isEmpty() && !text.text().isEmpty() && !(language.french() && text.optional()))
                .forEach(text -> fields.fault(text.key(), "wording.correction.empty"));
        boolean confirmed = fields.has("_confirm");
        if (confirmed && !fields.has("reason")) fields.fault("reason", "wording.correction.reason.missing");
        fields.text("reason", false, REASON_MAX);
        if (confirmed && !fields.checked("same")) fields.fault("same", "wording.correction.same.missing");
        List<WordChange> changes = corrections.changes(survey, language, given);
        if (survey.state() != SurveyState.OPEN || !fields.has("_back") && changes.isEmpty() && fields.ok()) fields.fault("", survey.state() == SurveyState.OPEN ? "wording.correction.none" : "wording.correction.closed");
        boolean textsHold = fields.errors().list().stream().noneMatch(error -> given.containsKey(error.field()) || error.field().isEmpty());
        if (!textsHold || fields.has("_back")) return again(survey, language, part, fields);
        if (!confirmed || !fields.ok()) return reviewPage(survey, language, part, changes).with(fields);
        Corrections.Outcome outcome = corrections.correct(desk.territory(), id, language, given, fields.raw("reason"), seen(fields.raw("_edition")), desk.by());
        return switch (outcome) {
            case DONE -> Response.seeOther(URI.create("/" + here.get().slug() + "/enquetes/" + survey.slug() + "/versions")).build();
            case UNKNOWN -> throw Problem.notFound();
            default -> again(desk.survey(id), language, part, fields).with("stale", true).status(409);
        };
    }

    /** The form again: what was typed, and what stands there where nothing was. */
    private Page again(Survey survey, Language language, int part, Fields fields) {
        Map<String, Object> values = new HashMap<>();
        corrections.texts(survey, language).forEach(text -> values.put(text.key(), text.text()));
        values.putAll(fields.values());
        return editPage(survey, language, part).with(fields).with("values", values);
    }

    private static int seen(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    private static Language language(String tag) {
        return tag == null || tag.isEmpty() ? Language.FRENCH : Language.parse(tag).orElseThrow(Problem::notFound);
    }

    private Page editPage(Survey survey, Language language, int part) {
        Map<String, String> french = new HashMap<>();
        corrections.texts(survey, Language.FRENCH).forEach(text -> french.put(text.key(), text.text()));
        List<SurveyText> shown = TextForms.in(survey, corrections.texts(survey, language), part).stream()
                .map(text -> new SurveyText(text.unit(), text.key(), text.kind(), french.getOrDefault(text.key(), ""), text.max())).toList();
        return common("wording/correct", survey, language, part).with("groups", forms.groups(survey, shown, Set.of())).with("parts", forms.parts(survey, part))
                .with("languages", languages(survey)).with("possible", survey.state() == SurveyState.OPEN && survey.edition() < Corrections.VERSIONS_MAX);
    }

    private List<Choice> languages(Survey survey) {
        List<Choice> languages = new ArrayList<>();
        languages.add(Choice.of("fr", forms.name(Language.FRENCH)));
        translations.languages(survey.id()).forEach(language -> languages.add(Choice.of(language.tag(), forms.name(language))));
        return languages;
    }

    private Page reviewPage(Survey survey, Language language, int part, List<WordChange> changes) {
        return common("wording/correct-review", survey, language, part).with("changes", lines(survey, changes)).with("sent", changes)
                .with("number", survey.edition() + 1).with("tomorrow", survey.anonymous()).with("countsFrom", words.day(Corrections.countsFrom(survey)));
    }

    private List<Line> lines(Survey survey, List<WordChange> changes) {
        return changes.stream().map(change -> new Line(forms.name(survey, change.key()), change.before(), change.after(), change.language().tag())).toList();
    }

    private Page common(String template, Survey survey, Language language, int part) {
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        return Page.of(template).with("survey", survey).with("path", desk.path(survey.id())).with("language", language).with("languageName", forms.name(language)).with("part", part).with("way", way);
    }
}
