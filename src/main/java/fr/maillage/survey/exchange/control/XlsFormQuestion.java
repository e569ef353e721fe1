package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion.Limits;
import fr.maillage.survey.exchange.entity.DraftQuestion.Logic;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.exchange.entity.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the survey sheet that asks, tells or computes something. */
final class XlsFormQuestion {
    private static final int TEXT_MAX = 500;
    private static final int INFO_MAX = 4000;
    private static final int STEPS_MAX = 11;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

    private final XlsFormImport form;
    private final LossReport report;
    private final Sheet.Line line;
    private final XlsFormTypes.Cell type;
    private final Place at;

    XlsFormQuestion(XlsFormImport form, Sheet.Line line, XlsFormTypes.Cell type) {
        this.form = form;
        this.report = form.report();
        this.line = line;
        this.type = type;
        this.at = XlsFormImport.place(line);
    }

    /** Null when it is not taken: the report says why. */
    DraftQuestion read() {
        if (type.metadata()) {
            report.note(at, "metadata", type.word());
            return null;
        }
        Optional<QuestionType> named = kind();
        if (named.isEmpty()) {
            report.refuse(at, "type", line.get("type"));
            return null;
        }
        if (line.get("name").isEmpty()) {
            report.refuse(at, "noName");
            return null;
        }
        if (form.names().knows(line.get("name"))) {
            report.refuse(at, "nameTwice", line.get("name"));
            return null;
        }
        if (type.choices() && !form.choices().has(type.list())) {
            report.refuse(at, "noList", type.list());
            return null;
        }
        QuestionType kind = named.get();
        return kind == QuestionType.CALCULATION ? calculation() : question(kind);
    }

    private Optional<QuestionType> kind() {
        String own = line.get("maillage_type");
        if (own.isEmpty()) {
            boolean lines = type.word().equals("text") && line.get("appearance").contains("multiline");
            return lines ? Optional.of(QuestionType.LONG_TEXT) : type.kind();
        }
        for (QuestionType kind : QuestionType.values()) if (kind.name().equals(own)) return Optional.of(kind);
        return Optional.empty();
    }

    private DraftQuestion calculation() {
        String formula = line.get("calculation");
        try {
            Clause value = XPathTranslation.value(formula, form.names());
            if (value.sort() == Sort.CONDITION) value = Clause.call(Sort.TEXT, "if", value, Clause.words("true"), Clause.words("false"));
            if (value.sort() == Sort.CHOICES || value.sort() == Sort.OPAQUE || value.sort() == Sort.NOTHING) throw new Untranslatable("asText", value.text());
            if (value.renamed(any -> true)) throw new Untranslatable("codesAsText", value.text());
            String code = form.code(line);
            Clause relevant = line.has("relevant") ? form.condition(line) : Clause.TRUE;
            form.names().know(line.get("name"), Asked.question(code, value.sort() == Sort.CHOICE ? Sort.TEXT : value.sort(), Map.of()));
            Wording label = line.wording("label", form.languages());
            return DraftQuestion.of(code, QuestionType.CALCULATION, label.none() ? Wording.of(form.languages().codes().get(0), line.get("name")) : form.cut(label, TEXT_MAX, at))
                    .following(new Logic(relevant == Clause.TRUE ? "" : relevant.text(), "", Wording.NONE, value.text()));
        } catch (Untranslatable why) {
            report.refuse(at, "calculation", formula, why);
            return null;
        }
    }

    private DraftQuestion question(QuestionType kind) {
        String code = form.code(line);
        Map<String, String> codes = new LinkedHashMap<>();
        List<DraftOption> options = new ArrayList<>();
        for (XlsFormChoices.Choice choice : form.choices().list(type.list())) {
            codes.put(choice.name(), choice.option().code());
            options.add(choice.option());
        }
        if (type.other()) {
            codes.put("other", "other");
            // what is set apart stands last
            int last = (int) options.stream().takeWhile(option -> !option.apart()).count();
            options.add(last, new DraftOption("other", other(), false, true));
        }
        Asked asked = Asked.question(code, sort(kind), codes);
        Clause relevant = line.has("relevant") ? form.condition(line) : Clause.TRUE;
        DraftQuestion question = DraftQuestion.of(code, kind, label(kind)).helped(help()).required(required(kind)).offering(options, List.of())
                .allowing(line.get("maillage_decline").equalsIgnoreCase("yes"), parameter("randomize").equalsIgnoreCase("true"));
        question = limited(question, kind);
        question = constrained(question, relevant, asked);
        if (question.type() == QuestionType.SCALE && !fits(question.limits())) {
            report.change(at, "scale", STEPS_MAX);
            question = new DraftQuestion(code, QuestionType.NUMBER, question.text(), question.help(), question.required(), question.limits(), question.logic(), List.of(), List.of(), false, question.declining());
        }
        aside(kind);
        form.names().know(line.get("name"), asked);
        // the question that XLSForm software adds by itself
        if (type.other()) form.names().know(line.get("name") + "_other", new Asked("${" + code + "}.other", Sort.TEXT, Map.of()));
        return question;
    }

    private Wording other() {
        Wording own = line.wording("maillage_other", form.languages());
        if (!own.none()) return own;
        Map<String, String> words = new HashMap<>();
        for (String language : form.languages().codes()) words.put(language, language.equals("fr") ? "Autre" : "Other");
        return new Wording(words);
    }

    private Wording label(QuestionType kind) {
        Wording label = line.wording("label", form.languages());
        if (label.none()) {
            report.change(at, "noLabel", line.get("name"));
            return Wording.of(form.languages().codes().get(0), line.get("name"));
        }
        piped(label);
        return form.cut(label, kind == QuestionType.INFO ? INFO_MAX : TEXT_MAX, at);
    }

    private Wording help() {
        Wording hint = line.wording("hint", form.languages());
        piped(hint);
        return hint;
    }

    /** An answer inside a text is not put there by us. */
    private void piped(Wording text) {
        for (String one : text.byLanguage().values()) {
            Matcher matcher = REFERENCE.matcher(one);
            if (matcher.find()) report.refuse(at, "piped", matcher.group());
        }
    }

    private boolean required(QuestionType kind) {
        String required = line.get("required");
        if (required.isEmpty() || required.matches("(?i)no|false|false\\(\\)")) return false;
        if (required.matches("(?i)yes|true|true\\(\\)")) {
            if (line.has("required_message")) report.note(at, "requiredMessage", line.get("required_message"));
            return kind != QuestionType.INFO;
        }
        report.refuse(at, "requiredWhen", required);
        return false;
    }

    private DraftQuestion limited(DraftQuestion question, QuestionType kind) {
        Limits limits = Limits.NONE.labelled(line.wording("maillage_low", form.languages()), line.wording("maillage_high", form.languages()), line.wording("maillage_unit", form.languages()));
        BigDecimal step = decimal(line.get("maillage_step"));
        if (type.word().equals("range")) limits = limits.between(decimal(parameter("start"), "1"), decimal(parameter("end"), "10"), decimal(parameter("step"), "1"));
        else if (type.word().startsWith("int")) limits = limits.between(null, null, step == null ? BigDecimal.ONE : step);
        else if (kind == QuestionType.NUMBER) limits = limits.between(null, null, step);
        return question.limited(limits);
    }

    private static boolean fits(Limits limits) {
        if (limits.min() == null || limits.max() == null || limits.step() == null || limits.step().signum() <= 0 || limits.min().compareTo(limits.max()) >= 0) return false;
        return limits.max().subtract(limits.min()).divide(limits.step(), 0, java.math.RoundingMode.FLOOR).intValue() < STEPS_MAX
                && limits.max().subtract(limits.min()).remainder(limits.step()).signum() == 0;
    }

    private String parameter(String name) {
        Matcher matcher = Pattern.compile("(?i)(?:^|[\\s,;])" + name + "\\s*=\\s*(\\S+?)(?=[\\s,;]|$)").matcher(line.get("parameters"));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static BigDecimal decimal(String typed) {
        return typed.matches("[+-]?\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(typed) : null;
    }

    private static BigDecimal decimal(String typed, String otherwise) {
        BigDecimal read = decimal(typed);
        return read == null ? new BigDecimal(otherwise) : read;
    }

    private DraftQuestion constrained(DraftQuestion question, Clause relevant, Asked asked) {
        Wording message = line.wording("constraint_message", form.languages());
        Limits limits = question.limits();
        Clause constraint = Clause.TRUE;
        if (line.has("constraint")) {
            try {
                Formula read = XPathReader.read(line.get("constraint"));
                Bounds bounds = Bounds.of(read, question.type());
                boolean worded = bounds.rest() == null && bounds.pattern().isEmpty() && !message.none();
                if (bounds.any() && !worded) {
                    limits = take(limits, bounds, message);
                    if (bounds.rest() == null) message = Wording.NONE;
                    read = bounds.rest();
                }
                if (read != null) constraint = XPathTranslation.constraint(read, form.names(), asked);
            } catch (Untranslatable why) {
                report.refuse(at, "constraint", line.get("constraint"), why);
            }
        }
        if (constraint == Clause.TRUE) message = Wording.NONE;
        if (line.has("choice_filter")) constraint = Clause.and(constraint, filtered(asked));
        return question.limited(limits).following(new Logic(relevant == Clause.TRUE ? "" : relevant.text(), constraint == Clause.TRUE ? "" : constraint.text(), message, ""));
    }

    private Limits take(Limits limits, Bounds bounds, Wording message) {
        Limits with = limits;
        if (bounds.min() != null || bounds.max() != null) with = with.between(bounds.min(), bounds.max(), limits.step());
        if (!bounds.earliest().isEmpty() || !bounds.latest().isEmpty()) with = with.within(bounds.earliest(), bounds.latest());
        if (!bounds.pattern().isEmpty()) with = with.matching(bounds.pattern(), bounds.rest() == null ? message : line.wording("maillage_pattern_message", form.languages()));
        return with;
    }

    /** A choice that is not offered becomes one that is not taken: each choice with the condition that its columns make of the filter. */
    private Clause filtered(Asked asked) {
        Clause all = Clause.TRUE;
        try {
            Clause self = Clause.self(asked);
            for (XlsFormChoices.Choice choice : form.choices().list(type.list())) {
                Clause offered = XPathTranslation.filter(line.get("choice_filter"), form.names(), choice.columns());
                all = Clause.and(all, Clause.or(Clause.not(self.chosen(choice.name())), offered));
            }
            report.change(at, "choiceFilter", line.get("choice_filter"));
            return all;
        } catch (Untranslatable why) {
            report.refuse(at, "filter", line.get("choice_filter"), why);
            return Clause.TRUE;
        }
    }

    /** What stands in the other columns of the line. */
    private void aside(QuestionType kind) {
        String appearance = line.get("appearance").replace("multiline", "").strip();
        if (!appearance.isEmpty()) report.note(at, "appearance", appearance);
        if (line.has("default")) report.refuse(at, "default", line.get("default"));
        if (line.get("readonly").matches("(?i)yes|true|true\\(\\)") && kind != QuestionType.INFO) report.refuse(at, "readonly");
        if (line.has("calculation")) report.refuse(at, "calculated", line.get("calculation"));
        if (line.has("trigger")) report.refuse(at, "trigger", line.get("trigger"));
        if (!line.wording("guidance_hint", form.languages()).none()) report.refuse(at, "guidance", line.wording("guidance_hint", form.languages()).in("fr"));
        String parameters = line.get("parameters").replaceAll("(?i)(randomize|start|end|step)\\s*=\\s*[^\\s,;]+[,;]?", "").strip();
        if (!parameters.isEmpty()) report.refuse(at, "parameters", parameters);
        if (kind == QuestionType.SHORT_TEXT && line.get("maillage_type").isEmpty()) report.note(new Place("survey", 0, ""), "shortTexts", 200);
        if (kind == QuestionType.POINT) report.change(at, "point");
        if (kind == QuestionType.FILE) report.change(at, "file", type.word());
        if (kind == QuestionType.RANKING) report.note(at, "ranking");
    }

    static Sort sort(QuestionType kind) {
        return switch (kind) {
            case SINGLE -> Sort.CHOICE;
            case MULTIPLE, RANKING -> Sort.CHOICES;
            case SCALE, NUMBER -> Sort.NUMBER;
            case SHORT_TEXT, LONG_TEXT, EMAIL, COMMUNE -> Sort.TEXT;
            case DATE -> Sort.DATE;
            case TIME -> Sort.TIME;
            case DATE_TIME -> Sort.MOMENT;
            default -> Sort.OPAQUE;
        };
    }

}
