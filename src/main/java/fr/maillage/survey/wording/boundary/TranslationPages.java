package fr.maillage.survey.wording.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.survey.wording.control.Translations;
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
import java.util.stream.Collectors;

/** The languages of a draft: which ones, how far each is, and one page per part with the French beside the translation. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/traductions")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class TranslationPages {
    /** Offered first: the neighbours' and the land's. */
    private static final List<String> USUAL = List.of("en", "oc", "br", "es", "de", "it", "pt", "nl", "ar", "uk", "ca", "eu", "co", "gsw");

    @Inject
    Desk desk;

    @Inject
    SurveyEditor editor;

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

    /** A language of the list. */
    public record Line(String href, String name, String ownName, String tag, String how, boolean whole) {
    }

    @GET
    public Page list(@PathParam("id") UUID id) {
        return listPage(desk.draft(id), Fields.none(messages));
    }

    /** Begins a language; nothing is stored before its first text. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object add(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = desk.draft(id);
        Fields fields = new Fields(form, messages);
        String tag = fields.has("other") ? fields.raw("other") : fields.raw("language");
        String field = fields.has("other") ? "other" : "language";
        Language language = Language.parse(tag).orElse(null);
        if (tag.isEmpty()) fields.fault(field, "wording.language.missing");
        else if (language == null) fields.fault(field, "wording.language.wrong");
        else if (language.french()) fields.fault(field, "wording.language.french");
        else if (!translations.languages(id).contains(language) && translations.languages(id).size() >= Translations.LANGUAGES_MAX)
            fields.fault(field, "wording.language.many", Translations.LANGUAGES_MAX);
        if (!fields.ok()) return listPage(survey, fields);
        return Response.seeOther(URI.create(path(id) + "/" + language.tag())).build();
    }

    @GET
    @Path("{language}")
    public Page edit(@PathParam("id") UUID id, @PathParam("language") String tag, @QueryParam("partie") String asked) {
        Survey survey = desk.draft(id);
        Language language = language(tag);
        Map<String, Translations.Kept> kept = translations.kept(id, language);
        Map<String, Object> values = new HashMap<>();
        kept.forEach((key, text) -> values.put(key, text.text()));
        return editPage(survey, language, TextForms.number(asked, survey), kept).with("values", values);
    }

    @POST
    @Path("{language}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object save(@PathParam("id") UUID id, @PathParam("language") String tag, MultivaluedMap<String, String> form) {
        Survey survey = desk.draft(id);
        Language language = language(tag);
        Fields fields = new Fields(form, messages);
        int part = TextForms.number(fields.raw("_part"), survey);
        Map<String, String> given = TextForms.read(fields, TextForms.in(survey, SurveyTexts.written(survey), part));
        if (!fields.ok()) return editPage(survey, language, part, translations.kept(id, language)).with(fields);
        Edit edit = editor.arrange(desk.territory(), id, now -> translations.put(now, language, given));
        boolean last = part >= survey.sections().size();
        return desk.answer(edit, last ? path(id) : path(id) + "/" + language.tag() + "?partie=" + (part + 1));
    }

    @POST
    @Path("{language}/retirer")
    @Transactional
    @Once
    public Object remove(@PathParam("id") UUID id, @PathParam("language") String tag) {
        Language language = language(tag);
        Edit edit = editor.arrange(desk.territory(), id, now -> translations.remove(now.id(), language));
        return desk.answer(edit, path(id));
    }

    private Language language(String tag) {
        return Language.parse(tag).filter(language -> language.tag().equals(tag) && !language.french()).orElseThrow(Problem::notFound);
    }

    private String path(UUID id) {
        return desk.path(id) + "/traductions";
    }

    private Page listPage(Survey survey, Fields fields) {
        List<Line> lines = translations.progress(survey).stream().map(progress -> new Line(path(survey.id()) + "/" + progress.language().tag(), forms.name(progress.language()),
                progress.language().ownName(), progress.language().tag(), how(progress), progress.whole())).toList();
        List<Choice> usual = USUAL.stream().map(tag -> Language.parse(tag).orElseThrow()).filter(language -> lines.stream().noneMatch(line -> line.tag().equals(language.tag())))
                .map(language -> Choice.of(language.tag(), forms.name(language))).toList();
        return Page.of("wording/translations").with("survey", survey).with("path", path(survey.id())).with("lines", lines).with("usual", usual)
                .with("back", desk.path(survey.id())).with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }

    private String how(Translations.Progress progress) {
        String done = progress.done() == progress.all() ? messages.text("wording.progress.whole") : messages.text("wording.progress", progress.done(), progress.all());
        return progress.stale() == 0 ? done : done + " · " + messages.text("wording.progress.stale", progress.stale());
    }

    private Page editPage(Survey survey, Language language, int part, Map<String, Translations.Kept> kept) {
        List<SurveyText> texts = TextForms.in(survey, SurveyTexts.written(survey), part);
        Set<String> stale = texts.stream().filter(text -> kept.containsKey(text.key()) && !kept.get(text.key()).source().equals(text.text())).map(SurveyText::key).collect(Collectors.toSet());
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        way.add(SurveyWords.crumb(path(survey.id()), messages.text("wording.title")));
        return Page.of("wording/translate").with("survey", survey).with("path", path(survey.id())).with("language", language).with("languageName", forms.name(language))
                .with("groups", forms.groups(survey, texts, stale)).with("parts", forms.parts(survey, part)).with("part", part).with("lastPart", part >= survey.sections().size())
                .with("progress", how(translations.progress(survey, language))).with("way", way);
    }
}
