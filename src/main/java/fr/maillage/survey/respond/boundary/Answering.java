package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.control.AnswerText;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Reading;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.respond.control.AnswerReading;
import fr.maillage.survey.respond.control.HumanCheck;
import fr.maillage.survey.respond.control.ResponseIntake;
import fr.maillage.survey.respond.control.Submission;
import fr.maillage.survey.tokens.control.Tokens;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pages of an answer being given: one per section or a single long one, then all the answers before they are sent.
 * Everything typed travels in the form: on the page as fields, from the other pages as hidden ones, wrong or not, so that no way out loses any.
 */
@RequestScoped
public class Answering {
    private static final String CODE = "_code";
    /** The hidden field that carries a signed link. */
    static final String LINK = "_link";
    /** The hidden field that carries a participation token. */
    static final String TOKEN = "_token";
    /** Codes of the questions that the page showed: answers on it may call for others. */
    private static final String SHOWN = "_shown";

    @Inject
    ResponseIntake intake;

    @Inject
    HumanCheck check;

    @Inject
    CommuneField communes;

    @Inject
    Uploads uploads;

    @Inject
    Tokens tokens;

    @Inject
    TypedWords words;

    @Inject
    Settings settings;

    @Inject
    Messages messages;

    /** A value of another page, carried along. */
    public record Hidden(String name, String value) {
    }

    /** One question and its answer, before sending; {@code answer} is null when there is none. */
    public record Line(String question, String answer, String lang) {
    }

    /** The answers of one page. */
    public record Group(int number, String title, List<Line> lines, String lang) {
    }

    /** Where one is. */
    public record Place(int page, int pages, int first, int last, int questions, String text) {
    }

    private static List<Section> pages(Survey survey) {
        return Asked.pages(survey);
    }

    private Asked asked(Survey survey, Fields fields) {
        return new Asked(survey, intake.read(survey, typed(survey, fields)).state());
    }

    /** The first page, with nothing typed yet. */
    public Page first(Survey survey, boolean all, Frame frame) {
        return first(survey, Fields.none(messages), all, frame);
    }

    /** The first page, with what travels along. */
    public Page first(Survey survey, Fields fields, boolean all, Frame frame) {
        return part(survey, fields, asked(survey, fields).from(1), all, frame);
    }

    /** Takes what a page sent and gives the page that comes next: the same one with its faults, another one, or the answers before sending. */
    public Page step(Survey survey, MultivaluedMap<String, String> form, Frame frame) {
        boolean all = "1".equals(form.getFirst("_all"));
        int number = page(form.getFirst("_page"), survey);
        String go = form.getFirst("_go") == null ? "" : form.getFirst("_go");
        List<Question> here = all ? survey.questions() : asked(survey, number);
        if (!go.isEmpty()) {
            Fields untouched = new Fields(form, messages);
            if (go.equals("all") || go.equals("pages")) return part(survey, untouched, 1, go.equals("all"), frame);
            if (go.equals("update")) return part(survey, untouched, number, all, frame);
            return part(survey, untouched, asked(survey, untouched).upTo(go.equals("back") ? number - 1 : page(go, survey)), all, frame);
        }
        communes.resolve(here, form);
        Fields fields = new Fields(form, messages);
        // what was not shown could not be answered: it is shown first
        List<String> seen = List.of(fields.raw(SHOWN).split(" "));
        List<Question> judged = fields.has(SHOWN) ? here.stream().filter(question -> seen.contains(question.code())).toList() : here;
        if (!holds(survey, judged, fields, frame.preview())) return part(survey, fields, number, all, frame);
        Asked asked = asked(survey, fields);
        if (fields.has(SHOWN) && asked.more(here, fields.raw(SHOWN))) return part(survey, fields, number, all, frame).with("more", true);
        int next = all ? 0 : asked.after(number);
        return next == 0 ? review(survey, fields, frame) : part(survey, fields, next, false, frame);
    }

    /** The same page when a file that came with it was not kept; nothing else is judged. */
    Optional<Page> sentFaults(Survey survey, Fields fields, Frame frame) {
        boolean faulty = false;
        for (Question question : survey.questions()) faulty |= uploads.fault(question, fields);
        return faulty ? Optional.of(part(survey, fields, page(fields.raw("_page"), survey), fields.checked("_all"), frame)) : Optional.empty();
    }

    private static int page(String asked, Survey survey) {
        String digits = asked == null ? "" : asked.replaceAll("\\D", "");
        int number = digits.isEmpty() || digits.length() > 4 ? 1 : Integer.parseInt(digits);
        return Math.max(1, Math.min(number, Math.max(1, pages(survey).size())));
    }

    private static List<Question> asked(Survey survey, int number) {
        List<Section> pages = pages(survey);
        return pages.isEmpty() ? List.of() : pages.get(number - 1).questions();
    }

    /** Whether each of these questions has an answer or needs none; faults go beside their field. */
    private boolean holds(Survey survey, List<Question> questions, Fields fields, boolean preview) {
        AnswerReading reading = intake.read(survey, typed(survey, fields));
        for (Question question : questions) {
            // a preview takes no file, not even where one is required
            if (preview && question.type() == QuestionType.FILE) continue;
            if (!reading.state().relevant(question.code()) || communes.fault(question, fields) || uploads.fault(question, fields)) continue;
            reading.faults(List.of(question)).forEach(fault -> fields.fault(fault.code(), fault.key(), fault.arguments().toArray()));
        }
        return fields.ok();
    }

    /** The page on which the first of these faults stands, with the faults of that page. */
    public Page faulty(Survey survey, Fields fields, List<Submission.Fault> faults, boolean all, Frame frame) {
        int number = 1;
        List<Section> pages = pages(survey);
        List<String> codes = faults.stream().map(Submission.Fault::code).toList();
        while (!all && number < pages.size() && pages.get(number - 1).questions().stream().noneMatch(question -> codes.contains(question.code()))) number++;
        List<String> shown = (all ? survey.questions() : asked(survey, number)).stream().map(Question::code).toList();
        faults.stream().filter(fault -> shown.contains(fault.code())).forEach(fault -> fields.fault(fault.code(), fault.key(), fault.arguments().toArray()));
        return part(survey, fields, number, all, frame);
    }

    private Page part(Survey survey, Fields fields, int number, boolean all, Frame frame) {
        List<Section> pages = pages(survey);
        List<Section> shown = all || pages.isEmpty() ? pages : List.of(pages.get(number - 1));
        Asked asked = asked(survey, fields);
        int before = all ? 0 : pages.stream().limit(number - 1L).mapToInt(asked::count).sum();
        List<Map<String, Object>> sections = new ArrayList<>();
        List<String> here = new ArrayList<>();
        int count = before;
        Order order = Order.of(fields);
        for (Section section : shown) {
            List<QuestionView> views = new ArrayList<>();
            for (Question question : section.questions()) {
                if (question.type() == QuestionType.CALCULATION) continue;
                boolean isAsked = asked.asks(question);
                if (isAsked && question.type().answered()) count++;
                views.add(QuestionView.of(question, isAsked, order, communes.offered(question, fields), communes.address()));
                here.add(question.code());
            }
            sections.add(Map.of("lang", section.language().tag(), "title", section.title(), "intro", section.intro(), "questions", views, "asked", asked.asks(section)));
        }
        Place place = place(asked, number, pages.size(), before + 1, count, all);
        Compiled conditions = intake.conditions(survey);
        return Page.of("survey/answer").with("survey", survey).with("frame", frame).with("sections", sections).with("place", place).with("all", all)
                .with("hidden", hidden(survey, fields, here)).with("order", order.seed()).with("conditions", conditions.forPage(here).map(Object::toString).orElse(null))
                .with("today", Survey.today().toString()).with("mayChange", here.stream().anyMatch(conditions::mayBeLeftOut))
                .with("withFiles", !frame.preview() && shown.stream().flatMap(section -> section.questions().stream()).anyMatch(question -> question.type() == QuestionType.FILE))
                .with("fileNames", fileNames(survey, fields)).with("fileMost", uploads.most())
                .with("shown", shown.stream().flatMap(section -> section.questions().stream()).filter(asked::asks).map(Question::code).collect(Collectors.joining(" ")))
                .with("days", PlaceDays.choices(messages))
                .with("tiles", settings.text(Setting.TILES_URL)).with("attribution", settings.text(Setting.TILES_ATTRIBUTION)).with(fields);
    }

    /** Names of the files already sent, by question. */
    private Map<String, String> fileNames(Survey survey, Fields fields) {
        Map<String, String> names = new HashMap<>();
        survey.questions().stream().filter(question -> question.type() == QuestionType.FILE && fields.has(question.code())).forEach(question -> {
            if (intake.read(question, typed(question, fields)) instanceof Reading.Given given) names.put(question.code(), given.value().asJsonObject().getString("name"));
        });
        return names;
    }

    private Place place(Asked asked, int page, int pages, int first, int last, boolean all) {
        int total = asked.count();
        if (all) return new Place(page, pages, first, last, total, messages.text("survey.place.all", total));
        String questions = first >= last ? messages.text("survey.place.one", first, total) : messages.text("survey.place.several", first, last, total);
        String text = pages < 2 ? questions : messages.text("survey.place.page", page, pages) + " · " + questions;
        return new Place(page, pages, first, last, total, text);
    }

    /** All the answers, before they are sent. */
    Page review(Survey survey, Fields fields, Frame frame) {
        List<Group> groups = new ArrayList<>();
        Asked asked = asked(survey, fields);
        List<Section> pages = pages(survey);
        for (int at = 0; at < pages.size(); at++) {
            List<Line> lines = pages.get(at).questions().stream().filter(question -> question.type().answered() && asked.asks(question))
                    .map(question -> new Line(question.text(), shown(question, fields), question.language().tag())).toList();
            if (!lines.isEmpty()) groups.add(new Group(at + 1, pages.get(at).title(), lines, pages.get(at).language().tag()));
        }
        boolean proof = !frame.preview() && ResponseIntake.needsProof(survey) && !(survey.changeable() && fields.has(ChangePages.FIELD));
        return Page.of("survey/review").with("survey", survey).with("frame", frame).with("groups", groups).with("hidden", hidden(survey, fields, List.of()))
                .with("sum", proof ? check.sum(survey.id()) : null).with("all", fields.checked("_all")).with(fields);
    }

    /** The answers typed, for a page that can't take them any more. */
    List<Line> lines(Survey survey, Fields fields) {
        return survey.questions().stream().map(question -> new Line(question.text(), shown(question, fields), question.language().tag())).filter(line -> line.answer() != null).toList();
    }

    private String shown(Question question, Fields fields) {
        Map<String, List<String>> typed = typed(question, fields);
        Reading reading = intake.read(question, typed);
        if (reading instanceof Reading.Given given) return AnswerText.of(question, given.value(), given.other(), words);
        // what is no answer is shown as it was typed, so that it can be copied
        String raw = typed.values().stream().flatMap(List::stream).collect(Collectors.joining(messages.text("survey.review.separator")));
        return raw.isEmpty() ? null : raw;
    }

    private static List<Hidden> hidden(Survey survey, Fields fields, List<String> here) {
        List<Hidden> hidden = new ArrayList<>();
        for (Question question : survey.questions()) {
            if (here.contains(question.code())) continue;
            typed(question, fields).forEach((name, values) -> values.forEach(value -> hidden.add(new Hidden(name, value))));
            for (String name : CommuneField.names(question)) if (fields.has(name + "_q")) hidden.add(new Hidden(name + "_q", fields.raw(name + "_q")));
        }
        if (here.isEmpty() && fields.has(Order.FIELD)) hidden.add(new Hidden(Order.FIELD, fields.raw(Order.FIELD)));
        if (survey.changeable() && fields.has(ChangePages.FIELD)) hidden.add(new Hidden(ChangePages.FIELD, fields.raw(ChangePages.FIELD)));
        if (fields.has(DraftPages.FIELD)) hidden.add(new Hidden(DraftPages.FIELD, fields.raw(DraftPages.FIELD)));
        if (survey.audience() == Audience.LINK && fields.has(LINK)) hidden.add(new Hidden(LINK, fields.raw(LINK)));
        if (survey.tokens() && fields.has(TOKEN)) hidden.add(new Hidden(TOKEN, fields.raw(TOKEN)));
        if (survey.audience() == Audience.CODE && fields.has(CODE)) hidden.add(new Hidden(CODE, fields.raw(CODE)));
        return hidden;
    }

    /** Asks for the access code; answers already typed travel along. */
    Page askCode(Survey survey, Fields fields, boolean all, Frame frame) {
        return Page.of("survey/code").with("survey", survey).with("frame", frame).with("all", all).with("hidden", hidden(survey, fields, List.of()).stream()
                .filter(value -> !value.name().equals(CODE) && !value.name().equals(TOKEN)).toList())
                .with("tokenKey", survey.tokens() ? tokens.key(survey.id()).orElse(null) : null).with(fields);
    }

    /** Everything typed, to carry it through a page that shows none of it. */
    List<Hidden> carried(Survey survey, Fields fields) {
        return hidden(survey, fields, List.of());
    }

    /** What was typed, by field name. */
    public Map<String, List<String>> typed(Survey survey, Fields fields) {
        Map<String, List<String>> typed = new HashMap<>();
        survey.questions().forEach(question -> typed.putAll(typed(question, fields)));
        return typed;
    }

    private static Map<String, List<String>> typed(Question question, Fields fields) {
        Map<String, List<String>> typed = new java.util.LinkedHashMap<>();
        typed.put(question.code(), fields.all(question.code()));
        question.parts().forEach(part -> typed.put(question.code() + "." + part, fields.all(question.code() + "." + part)));
        return typed;
    }

    /** What an agent keyed on one page: communes are looked up; one that is not found is a fault, but for questions left out. */
    public Fields keyed(Survey survey, MultivaluedMap<String, String> form, Set<String> leftOut) {
        communes.resolve(survey.questions(), form);
        Fields fields = new Fields(form, messages);
        survey.questions().stream().filter(question -> !leftOut.contains(question.code())).forEach(question -> communes.fault(question, fields));
        return fields;
    }

    /** An answer typed elsewhere, in words; null when there is none. */
    public String shown(Question question, Map<String, List<String>> typed) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        typed.forEach(form::addAll);
        return shown(question, new Fields(form, messages));
    }
}
