package fr.maillage.survey.design.boundary;

import fr.maillage.survey.control.NeedCategoriesRdf;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.TextPattern;
import fr.maillage.web.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of one question: what it reads, what it refuses, and how it is filled from a question. */
record QuestionForm(QuestionType type, String text, String help, boolean required, boolean mayDecline, boolean randomOrder, List<Offered> options, List<Offered> rows,
                    Bounds bounds, Conditions conditions) {
    static final int TEXT_MAX = 500;
    static final int INFO_MAX = 4000;
    private static final int LABEL_MAX = 300;
    private static final int SHORT_MAX = 60;

    /** What an answer lies within, and the words at the ends. */
    record Bounds(BigDecimal min, BigDecimal max, BigDecimal step, String earliest, String latest, String low, String high, String unit, String pattern, String patternMessage) {
    }

    /** Expressions as typed. */
    record Conditions(String relevant, String constraint, String message, String calculation) {
    }

    static QuestionForm read(Fields fields, QuestionType type, List<NeedCategoriesRdf.Category> categories) {
        if (!fields.has("text")) fields.fault("text", "survey.question.text.missing");
        String text = fields.text("text", false, type == QuestionType.INFO ? INFO_MAX : TEXT_MAX);
        String help = fields.text("help", false, TEXT_MAX);
        List<Offered> options = type == QuestionType.NEEDS ? needs(fields, categories) : type.hasOptions() ? options(fields, type) : List.of();
        List<Offered> rows = type.hasRows() ? lines(fields, "rows", Question.ROWS_MAX, 1) : List.of();
        return new QuestionForm(type, text, help, fields.checked("required"), fields.checked("decline"), fields.checked("shuffle"), options, rows,
                bounds(fields, type), conditions(fields, type));
    }

    private static List<Offered> options(Fields fields, QuestionType type) {
        List<Offered> offered = new ArrayList<>(lines(fields, "options", Question.most(type) - 1, 2));
        String other = type.hasOther() ? fields.text("other", false, LABEL_MAX) : "";
        String apart = type == QuestionType.RANKING ? "" : fields.text("apart", false, LABEL_MAX);
        for (String extra : List.of(other, apart)) {
            if (!extra.isEmpty() && offered.stream().anyMatch(one -> one.label().equals(extra))) fields.fault(extra.equals(other) ? "other" : "apart", "survey.question.options.twice", extra);
        }
        if (!other.isEmpty()) offered.add(Offered.other(other));
        if (!apart.isEmpty()) offered.add(Offered.apart(apart));
        return offered;
    }

    private static List<Offered> lines(Fields fields, String name, int most, int least) {
        List<String> lines = fields.raw(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() < least) fields.fault(name, least == 1 ? "question.form.rows.one" : "survey.question.options.two");
        if (lines.size() > most) fields.fault(name, "survey.question.options.many", most);
        if (lines.stream().anyMatch(line -> line.length() > LABEL_MAX)) fields.fault(name, "survey.question.options.long", LABEL_MAX);
        if (new HashSet<>(lines).size() < lines.size())
            fields.fault(name, "survey.question.options.twice", lines.stream().filter(line -> lines.indexOf(line) != lines.lastIndexOf(line)).findFirst().orElse(""));
        return lines.stream().map(Offered::of).toList();
    }

    private static List<Offered> needs(Fields fields, List<NeedCategoriesRdf.Category> categories) {
        List<String> ticked = fields.all("categories");
        List<Offered> offered = categories.stream().filter(category -> ticked.contains(category.key()))
                .map(category -> Offered.of(category.key(), category.label()).under(category.heading())).toList();
        if (offered.isEmpty()) fields.fault("categories", "question.form.categories.one");
        return offered;
    }

    private static Bounds bounds(Fields fields, QuestionType type) {
        BigDecimal min = type.hasBounds() ? fields.decimal("min", false).orElse(null) : type.hasCounts() ? count(fields, "min", 1, type) : null;
        BigDecimal max = type.hasBounds() ? fields.decimal("max", false).orElse(null) : type.hasCounts() ? count(fields, "max", 1, type) : null;
        checkBounds(fields, type, min, max);
        BigDecimal step = type == QuestionType.NUMBER && fields.checked("whole") ? BigDecimal.ONE : null;
        String earliest = type.hasMoments() ? Moments.read(fields, "earliest", type) : "";
        String latest = type.hasMoments() ? Moments.read(fields, "latest", type) : "";
        if (!earliest.isEmpty() && !latest.isEmpty() && earliest.compareTo(latest) > 0) fields.fault("latest", "question.form.moments.ends");
        String pattern = type.hasPattern() ? fields.text("pattern", false, TextPattern.LENGTH_MAX) : "";
        try {
            if (!pattern.isEmpty()) TextPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            fields.fault("pattern", "question.form.pattern.wrong");
        }
        return new Bounds(min, max, step, earliest, latest, fields.text("low", false, SHORT_MAX), fields.text("high", false, SHORT_MAX), fields.text("unit", false, SHORT_MAX),
                pattern, type.hasPattern() ? fields.text("patternMessage", false, LABEL_MAX) : "");
    }

    private static BigDecimal count(Fields fields, String name, int least, QuestionType type) {
        return fields.whole(name, false, least, Question.most(type)).map(BigDecimal::valueOf).orElse(null);
    }

    private static void checkBounds(Fields fields, QuestionType type, BigDecimal min, BigDecimal max) {
        if (type == QuestionType.SCALE) {
            boolean whole = min != null && max != null && min.stripTrailingZeros().scale() <= 0 && max.stripTrailingZeros().scale() <= 0;
            if (!whole || max.subtract(min).compareTo(BigDecimal.ONE) < 0 || max.subtract(min).compareTo(BigDecimal.valueOf(Question.SCALE_STEPS_MAX)) >= 0)
                fields.fault("max", "survey.question.scale.ends", Question.SCALE_STEPS_MAX);
        } else if (min != null && max != null && min.compareTo(max) > (type.hasCounts() ? 0 : -1)) {
            fields.fault("max", type.hasCounts() ? "question.form.counts.ends" : "survey.question.number.ends");
        }
    }

    private static Conditions conditions(Fields fields, QuestionType type) {
        String calculation = type == QuestionType.CALCULATION ? fields.text("calculation", false, Question.EXPRESSION_MAX) : "";
        if (type == QuestionType.CALCULATION && calculation.isEmpty()) fields.fault("calculation", "question.form.calculation.missing");
        return new Conditions(fields.text("relevant", false, Question.EXPRESSION_MAX), type.answered() ? fields.text("constraint", false, Question.EXPRESSION_MAX) : "",
                fields.text("message", false, LABEL_MAX), calculation);
    }

    void applyTo(Question question) {
        question.becomes(type).word(text, help, required).between(bounds.min(), bounds.max(), bounds.step()).within(bounds.earliest(), bounds.latest())
                .labelled(bounds.low(), bounds.high(), bounds.unit()).matching(bounds.pattern(), bounds.patternMessage())
                .when(conditions.relevant(), conditions.constraint(), conditions.message()).computing(conditions.calculation()).allowing(mayDecline, randomOrder);
        if (type.hasOptions()) question.offer(options);
        if (type.hasRows()) question.rowsOf(rows);
    }

    /** The form's values for a question as it stands. */
    static Map<String, Object> values(Question question) {
        Map<String, Object> values = new HashMap<>();
        values.put("text", question.text());
        values.put("help", question.help());
        values.put("required", ticked(question.required()));
        values.put("decline", ticked(question.mayDecline()));
        values.put("shuffle", ticked(question.randomOrder()));
        values.put("options", question.options().stream().filter(option -> !option.apart() && !option.other()).map(Option::label).collect(Collectors.joining("\n")));
        values.put("other", question.options().stream().filter(Option::other).map(Option::label).findFirst().orElse(""));
        values.put("apart", question.options().stream().filter(Option::apart).map(Option::label).findFirst().orElse(""));
        values.put("categories", question.options().stream().map(Option::code).toList());
        values.put("rows", question.rows().stream().map(Row::label).collect(Collectors.joining("\n")));
        values.put("min", plain(question.min()));
        values.put("max", plain(question.max()));
        values.put("whole", ticked(question.step() != null));
        values.put("earliest", Moments.shown(question.type(), question.earliest()));
        values.put("latest", Moments.shown(question.type(), question.latest()));
        values.put("low", question.lowLabel());
        values.put("high", question.highLabel());
        values.put("unit", question.unit());
        values.put("pattern", question.pattern());
        values.put("patternMessage", question.patternMessage());
        values.put("relevant", question.relevant());
        values.put("constraint", question.constraint());
        values.put("message", question.constraintMessage());
        values.put("calculation", question.calculation());
        values.put("type", question.type().name().toLowerCase(Locale.ROOT));
        return values;
    }

    private static String ticked(boolean on) {
        return on ? "true" : null;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
