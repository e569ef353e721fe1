package fr.maillage.survey.design.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.NeedCategoriesRdf;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.design.control.WordingLint;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The questions of a draft: the ordered list with its buttons, and one page per question. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/questions")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class QuestionPages {
    private static final String UUIDS = "[0-9a-f-]{36}";

    @Inject
    Staff staff;

    @Inject
    SurveyEditor editor;

    @Inject
    SurveyWords words;

    @Inject
    TypeGroups types;

    @Inject
    ConditionFaults conditions;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Inject
    NeedCategoriesRdf categories;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A question of the list, with the advice on its wording. */
    public record Line(UUID id, String href, int number, String text, String type, boolean required, boolean first, boolean last, List<String> advice) {
    }

    /** A part of the list. */
    public record Part(UUID id, String href, String addHref, String title, boolean first, boolean last, List<Line> lines) {
    }

    @GET
    public Page list(@PathParam("id") UUID id) {
        Survey survey = staff.draft(id);
        List<Part> parts = new ArrayList<>();
        int number = 0;
        List<Section> sections = survey.sections();
        for (Section section : sections) {
            boolean firstPart = section == sections.get(0);
            boolean lastPart = section == sections.get(sections.size() - 1);
            List<Line> lines = new ArrayList<>();
            for (Question question : section.questions()) {
                number++;
                boolean first = firstPart && question == section.questions().get(0);
                boolean last = lastPart && question == section.questions().get(section.questions().size() - 1);
                lines.add(new Line(question.id(), path(id) + "/" + question.id(), number, question.text(), question.code() + " · " + typeName(question.type()), question.required() || !question.type().answered(), first, last,
                        advice(question)));
            }
            parts.add(new Part(section.id(), path(id) + "/parties/" + section.id(), path(id) + "/nouvelle?partie=" + section.id(), section.title(), firstPart, lastPart, lines));
        }
        return Page.of("survey/questions").with("survey", survey).with("path", path(id)).with("parts", parts)
                .with("estimate", messages.text("survey.questions.estimate", survey.questionCount(), words.minutes(survey.estimatedMinutes())))
                .with("general", WordingLint.of(survey).stream().map(advice -> messages.text(advice.key(), advice.about())).toList())
                .with("way", words.staffWay(here.get().slug(), survey));
    }

    private List<String> advice(Question question) {
        List<String> advice = new ArrayList<>();
        if (!question.complete()) advice.add(messages.text("survey.lint.incomplete"));
        WordingLint.of(question).forEach(piece -> advice.add(messages.text(piece.key(), piece.about())));
        return advice;
    }

    private String path(UUID id) {
        return staff.path(id) + "/questions";
    }

    private String typeName(QuestionType type) {
        return messages.text("survey.type." + type.name().toLowerCase(Locale.ROOT));
    }

    /** Moves what the pressed button names. */
    @POST
    @Path("ordre")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object arrange(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Page before = list(id);
        List<String> faulty = conditions.of(staff.draft(id), staff.path(id)).stream().map(ConditionFaults.Line::href).toList();
        Edit edit = editor.arrange(staff.territory(), id, survey -> {
            question(survey, form.getFirst("questionUp")).ifPresent(survey::moveUp);
            question(survey, form.getFirst("questionDown")).ifPresent(survey::moveDown);
            section(survey, form.getFirst("partUp")).ifPresent(survey::moveUp);
            section(survey, form.getFirst("partDown")).ifPresent(survey::moveDown);
        });
        if (edit instanceof Edit.Done done) {
            Optional<ConditionFaults.Line> broken = conditions.of(done.survey(), staff.path(id)).stream().filter(line -> !faulty.contains(line.href())).findFirst();
            if (broken.isPresent()) {
                Fields fields = new Fields(form, messages);
                fields.fault("", "question.move.refused", broken.get().text());
                return undone(before.with(fields).status(409));
            }
        }
        return staff.answer(edit, path(id), survey -> list(id));
    }

    private static Optional<Question> question(Survey survey, String id) {
        return id != null && id.matches(UUIDS) ? survey.question(UUID.fromString(id)) : Optional.empty();
    }

    private static Optional<Section> section(Survey survey, String id) {
        return id != null && id.matches(UUIDS) ? survey.section(UUID.fromString(id)) : Optional.empty();
    }

    /** The type first, then the question's own page. */
    @GET
    @Path("nouvelle")
    public Page add(@PathParam("id") UUID id, @QueryParam("partie") String part, @QueryParam("type") String type) {
        Survey survey = staff.draft(id);
        Section section = section(survey, part).orElseThrow(Problem::notFound);
        Optional<QuestionType> chosen = type(survey, type);
        if (chosen.isEmpty()) {
            return Page.of("survey/question-type").with("survey", survey).with("path", path(id)).with("part", section).with("groups", types.of(survey)).with("way", wayToQuestions(survey));
        }
        return questionPage(survey, section, null, chosen.get()).with("values", Map.of("min", chosen.get() == QuestionType.SCALE ? "1" : "", "max", chosen.get() == QuestionType.SCALE ? "5" : ""));
    }

    @POST
    @Path("nouvelle")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object add(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Survey survey = staff.draft(id);
        QuestionType type = type(survey, fields.raw("type")).orElse(QuestionType.SINGLE);
        Section section = section(survey, fields.raw("part")).orElseThrow(Problem::notFound);
        if (fields.has("_go")) return questionPage(survey, section, null, type).with(fields);
        QuestionForm read = QuestionForm.read(fields, type, categories.all());
        if (survey.questionCount() >= Survey.QUESTIONS_MAX) fields.fault("text", "survey.question.tooMany", Survey.QUESTIONS_MAX);
        if (!fields.ok()) return questionPage(survey, section, null, type).with(fields);
        Edit edit = editor.edit(staff.territory(), id, now -> now.section(section.id()), now -> 0L, 0, now -> read.applyTo(now.ask(read.type(), read.text())));
        if (edit instanceof Edit.Done done) {
            Section grown = done.survey().section(section.id()).orElseThrow();
            Question added = grown.questions().get(grown.questions().size() - 1);
            if (conditions.beside(fields, done.survey(), added.code())) return undone(questionPage(survey, section, null, type).with(fields));
        }
        return staff.answer(edit, path(id), now -> questionPage(now, section, null, type).with(fields));
    }

    @GET
    @Path("{question: " + UUIDS + "}")
    public Page edit(@PathParam("id") UUID id, @PathParam("question") UUID questionId) {
        Survey survey = staff.draft(id);
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        return questionPage(survey, question.section(), question, question.type()).with("values", QuestionForm.values(question));
    }

    @POST
    @Path("{question: " + UUIDS + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object edit(@PathParam("id") UUID id, @PathParam("question") UUID questionId, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Survey survey = staff.draft(id);
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        QuestionType type = type(survey, fields.raw("type")).orElse(question.type());
        if (fields.has("_go")) return questionPage(survey, question.section(), question, type).with(fields).with("version", fields.raw("_version"));
        QuestionForm read = QuestionForm.read(fields, type, categories.all());
        if (!fields.ok()) return questionPage(survey, question.section(), question, type).with(fields).with("version", fields.raw("_version"));
        Edit edit = editor.edit(staff.territory(), id, now -> now.question(questionId), Question::version, Staff.seen(fields.raw("_version")), read::applyTo);
        if (edit instanceof Edit.Done done && conditions.beside(fields, done.survey(), question.code()))
            return undone(questionPage(done.survey(), question.section(), question, type).with(fields).with("version", fields.raw("_version")));
        return staff.answer(edit, path(id), now -> {
            Question current = now.question(questionId).orElseThrow(Problem::notFound);
            return questionPage(now, current.section(), current, type).with(fields);
        });
    }

    @POST
    @Path("{question: " + UUIDS + "}/retirer")
    @Transactional
    @Once
    public Object remove(@PathParam("id") UUID id, @PathParam("question") UUID questionId) {
        Edit edit = editor.arrange(staff.territory(), id, survey -> survey.question(questionId).ifPresent(survey::remove));
        return staff.answer(edit, path(id), survey -> list(id));
    }

    /** Nothing of this request is kept. */
    private Page undone(Page page) {
        transaction.setRollbackOnly();
        return page;
    }

    private Page questionPage(Survey survey, Section section, Question question, QuestionType type) {
        return Page.of("survey/question").with("survey", survey).with("part", section).with("question", question).with("path", path(survey.id()))
                .with("before", before(survey, section, question)).with("categories", type == QuestionType.NEEDS ? categories() : Map.of()).with("asks", type)
                .with("most", Question.most(type)).with("textMax", type == QuestionType.INFO ? QuestionForm.INFO_MAX : QuestionForm.TEXT_MAX)
                .with("grid", survey.grid().metres()).with("kind", type.name().toLowerCase(Locale.ROOT)).with("hasOptions", type.hasOptions()).with("types", types(survey)).with("version", question == null ? 0 : question.version())
                .with("stored", question == null ? null : question.text()).with("advice", question == null ? List.of() : advice(question))
                .with("way", wayToQuestions(survey));
    }

    /** The questions that stand before this one: what its conditions may name. */
    private static List<Question> before(Survey survey, Section section, Question question) {
        List<Question> before = new ArrayList<>();
        for (Section each : survey.sections()) {
            for (Question other : each.questions()) {
                if (other == question) return before;
                before.add(other);
            }
            if (question == null && each == section) return before;
        }
        return before;
    }

    /** Categories to tick, under what they stand under. */
    private Map<String, List<Choice>> categories() {
        Map<String, List<Choice>> under = new LinkedHashMap<>();
        categories.all().forEach(category -> under.computeIfAbsent(category.heading(), any -> new ArrayList<>()).add(Choice.of(category.key(), category.label())));
        return under;
    }

    private List<Choice> types(Survey survey) {
        return types.of(survey).stream().flatMap(group -> group.types().stream()).toList();
    }

    private static Optional<QuestionType> type(Survey survey, String name) {
        return TypeGroups.offered(survey).stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }

    private List<Map<String, String>> wayToQuestions(Survey survey) {
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        way.add(SurveyWords.crumb(path(survey.id()), messages.text("survey.task.questions")));
        return way;
    }
}
