package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.control.AccessCode;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.Keyed;
import fr.maillage.survey.paper.control.PaperIntake;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.respond.boundary.Answering;
import fr.maillage.survey.respond.boundary.Frame;
import fr.maillage.survey.respond.boundary.Order;
import fr.maillage.survey.respond.boundary.QuestionView;
import fr.maillage.survey.respond.control.Submission;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page on which an agent keys a form: every question at once, number and code at the top. */
@RequestScoped
public class KeyingForm {
    static final String ILLEGIBLE = "_illegible";
    private static final Map<String, Channel> CHANNELS = Map.of("papier", Channel.PAPER, "guichet", Channel.DESK, "telephone", Channel.PHONE);

    @Inject
    Answering answering;

    @Inject
    PaperDesk desk;

    @Inject
    Messages messages;

    /** Paper unless told otherwise. */
    static Channel channel(String asked) {
        return CHANNELS.getOrDefault(asked == null ? "" : asked, Channel.PAPER);
    }

    static String word(Channel channel) {
        return CHANNELS.entrySet().stream().filter(entry -> entry.getValue() == channel).map(Map.Entry::getKey).findFirst().orElse("papier");
    }

    /** The form as it was sent; communes are looked up, and what is not found is a fault beside its field. */
    public Fields read(Survey survey, MultivaluedMap<String, String> form) {
        form.putSingle(Order.FIELD, Order.PRINTED);
        return answering.keyed(survey, form, new HashSet<>(form.getOrDefault(ILLEGIBLE, List.of())));
    }

    /** Values to begin with; choices stand as they are printed. */
    public Fields filled(MultivaluedMap<String, String> values) {
        values.putSingle(Order.FIELD, Order.PRINTED);
        return new Fields(values, messages);
    }

    /** What was keyed; empty when number or code are wrong, which then stands beside them. */
    public Optional<Keyed> keyed(Survey survey, Fields fields, Channel channel, Actor by) {
        Optional<FormNumber> number = FormNumber.parse(survey.id(), fields.raw("form"));
        if (channel == Channel.PAPER && number.isEmpty()) fields.fault("form", fields.has("form") ? "paper.key.form.wrong" : "paper.key.form.missing");
        Optional<AccessCode> code = AccessCode.parse(fields.raw("code"));
        if (survey.audience() == Audience.CODE && code.isEmpty()) fields.fault("code", fields.has("code") ? "survey.code.form" : "paper.key.code.missing");
        if (!fields.ok()) return Optional.empty();
        return Optional.of(new Keyed(typed(survey, fields), Set.copyOf(fields.all(ILLEGIBLE)), channel, survey.audience() == Audience.CODE ? code.get() : null,
                channel == Channel.PAPER ? number.get() : null, by));
    }

    /** With what was typed to look a commune up: without it, a form shown again would lose the commune. */
    private Map<String, List<String>> typed(Survey survey, Fields fields) {
        Map<String, List<String>> typed = new HashMap<>(answering.typed(survey, fields));
        fields.values().keySet().stream().filter(name -> name.endsWith(Keyed.SEARCH)).forEach(name -> typed.put(name, fields.all(name)));
        return typed;
    }

    public Page page(Survey survey, Fields fields, Channel channel) {
        Page questions = answering.first(survey, fields, true, Frame.preview(desk.path(survey)));
        return shown(questions, survey, fields, channel);
    }

    /** The same page with what is wrong. */
    public Page refused(Survey survey, Fields fields, Channel channel, PaperIntake.Outcome.Refused refused) {
        switch (refused.why()) {
            case UNKNOWN_FORM -> fields.fault("form", "paper.key.form.unknown");
            case FORM_KEYED -> fields.fault("form", "paper.key.form.keyed");
            case SAME_AGENT -> fields.fault("form", "paper.key.form.same");
            default -> {
                Submission.Refused because = refused.because();
                if (because.why() == Submission.Why.ANSWERS) {
                    Page questions = answering.faulty(survey, fields, because.faults(), true, Frame.preview(desk.path(survey)));
                    return shown(questions, survey, fields, channel);
                }
                if (because.why() == Submission.Why.CLOSED) throw fr.maillage.web.Problem.of(409, "paperClosed");
                fields.fault("code", "survey.code.unknown");
            }
        }
        return page(survey, fields, channel);
    }

    private Page shown(Page questions, Survey survey, Fields fields, Channel channel) {
        Page page = desk.page("paper/keying", survey);
        questions.model().forEach((name, value) -> {
            if (!List.of("survey", "frame", "path", "hidden", "sections", "conditions").contains(name)) page.with(name, value);
        });
        page.with("sections", ((List<?>) questions.model().get("sections")).stream().map(section -> everything((Map<?, ?>) section)).toList());
        String word = word(channel);
        return page.with("channel", word).with("onPaper", channel == Channel.PAPER).with("coded", survey.audience() == Audience.CODE).with("illegible", fields.all(ILLEGIBLE))
                .with("answered", survey.questions().stream().filter(question -> question.type().answered()).map(Question::code).toList())
                .with("heading", messages.text("paper.key." + word)).with("crops", Map.of()).with("doubts", Set.of()).with("confidence", Map.of()).with("sheet", null).with("done", null)
                .with("way", desk.way(survey, true)).with(fields);
    }

    /** All the questions of a part: what is conditional stands on the paper too, and the intake drops what should not have been answered. */
    private static Map<String, Object> everything(Map<?, ?> section) {
        List<QuestionView> views = ((List<?>) section.get("questions")).stream().map(view -> ((QuestionView) view).always()).toList();
        return Map.of("title", section.get("title"), "questions", views);
    }
}
