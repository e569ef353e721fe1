package fr.maillage.survey.design.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The parts of a draft: each is one page of the survey. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/questions/parties")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class PartPages {
    private static final int INTRO_MAX = 2000;

    @Inject
    Staff staff;

    @Inject
    SurveyEditor editor;

    @Inject
    ConditionFaults conditions;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @GET
    @Path("nouvelle")
    public Page add(@PathParam("id") UUID id) {
        return page(staff.draft(id), null);
    }

    @POST
    @Path("nouvelle")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object add(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = read(form);
        Survey survey = staff.draft(id);
        if (survey.sections().size() >= Survey.SECTIONS_MAX) fields.fault("title", "survey.part.tooMany", Survey.SECTIONS_MAX);
        if (!fields.ok()) return page(survey, null).with(fields);
        Edit edit = editor.arrange(staff.territory(), id, now -> now.addSection(fields.raw("title"), fields.raw("intro")).when(fields.raw("relevant")));
        if (edit instanceof Edit.Done done) {
            List<Section> sections = done.survey().sections();
            if (conditions.beside(fields, done.survey(), sections.get(sections.size() - 1).id().toString())) return undone(page(survey, null).with(fields));
        }
        return staff.answer(edit, questions(id), now -> page(now, null).with(fields));
    }

    @GET
    @Path("{part: [0-9a-f-]{36}}")
    public Page edit(@PathParam("id") UUID id, @PathParam("part") UUID partId) {
        Survey survey = staff.draft(id);
        Section part = survey.section(partId).orElseThrow(Problem::notFound);
        return page(survey, part).with("values", Map.of("title", part.title(), "intro", part.intro(), "relevant", part.relevant()));
    }

    @POST
    @Path("{part: [0-9a-f-]{36}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object edit(@PathParam("id") UUID id, @PathParam("part") UUID partId, MultivaluedMap<String, String> form) {
        Fields fields = read(form);
        Survey survey = staff.draft(id);
        if (!fields.ok()) return page(survey, survey.section(partId).orElseThrow(Problem::notFound)).with(fields);
        Edit edit = editor.edit(staff.territory(), id, now -> now.section(partId), Section::version, Staff.seen(fields.raw("_version")),
                part -> {
                    part.word(fields.raw("title"), fields.raw("intro"));
                    part.when(fields.raw("relevant"));
                });
        if (edit instanceof Edit.Done done && conditions.beside(fields, done.survey(), partId.toString()))
            return undone(page(done.survey(), done.survey().section(partId).orElseThrow()).with(fields).with("version", fields.raw("_version")));
        return staff.answer(edit, questions(id), now -> page(now, now.section(partId).orElseThrow(Problem::notFound)).with(fields));
    }

    /** Removes a part together with its questions. */
    @POST
    @Path("{part: [0-9a-f-]{36}}/retirer")
    @Transactional
    @Once
    public Object remove(@PathParam("id") UUID id, @PathParam("part") UUID partId) {
        Edit edit = editor.arrange(staff.territory(), id, survey -> survey.section(partId).ifPresent(survey::remove));
        return staff.answer(edit, questions(id), now -> page(now, null));
    }

    private Fields read(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        if (!fields.has("title")) fields.fault("title", "survey.part.title.missing");
        fields.text("title", false, SurveyListPages.TITLE_MAX);
        fields.text("intro", false, INTRO_MAX);
        fields.text("relevant", false, Question.EXPRESSION_MAX);
        return fields;
    }

    /** Nothing of this request is kept. */
    private Page undone(Page page) {
        transaction.setRollbackOnly();
        return page;
    }

    private String questions(UUID id) {
        return staff.path(id) + "/questions";
    }

    private Page page(Survey survey, Section part) {
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        way.add(SurveyWords.crumb(questions(survey.id()), messages.text("survey.task.questions")));
        return Page.of("survey/part").with("survey", survey).with("part", part).with("path", questions(survey.id()))
                .with("version", part == null ? 0 : part.version()).with("way", way);
    }
}
