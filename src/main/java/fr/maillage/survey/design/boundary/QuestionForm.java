package fr.maillage.survey.design.boundary;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
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
record QuestionForm(QuestionType type, String text, String help, boolean required, List<String> options, String apart, BigDecimal min, BigDecimal max,
                    BigDecimal step, String low, String high, String unit) {
    private static final int TEXT_MAX = 500;
    private static final int LABEL_MAX = 300;
    private static final int SHORT_MAX = 60;

    static QuestionForm read(Fields fields, QuestionType type) {
        if (!fields.has("text")) fields.fault("text", "survey.question.text.missing");
        String text = fields.text("text", false, TEXT_MAX);
        String help = fields.text("help", false, TEXT_MAX);
        List<String> options = type.hasOptions() ? options(fields) : List.of();
        String apart = type.hasOptions() ? fields.text("apart", false, LABEL_MAX) : "";
        if (!apart.isEmpty() && options.contains(apart)) fields.fault("apart", "survey.question.options.twice", apart);
        BigDecimal min = type.hasBounds() ? fields.decimal("min", false).orElse(null) : null;
        BigDecimal max = type.hasBounds() ? fields.decimal("max", false).orElse(null)
                : type == QuestionType.MULTIPLE ? fields.whole("max", false, 2, Question.OPTIONS_MAX).map(BigDecimal::valueOf).orElse(null) : null;
        BigDecimal step = type == QuestionType.NUMBER ? (fields.checked("whole") ? BigDecimal.ONE : null) : null;
        checkBounds(fields, type, min, max);
        return new QuestionForm(type, text, help, fields.checked("required"), options, apart, min, max, step,
                fields.text("low", false, SHORT_MAX), fields.text("high", false, SHORT_MAX), fields.text("unit", false, SHORT_MAX));
    }

    private static List<String> options(Fields fields) {
        List<String> lines = new ArrayList<>();
        for (String line : fields.raw("options").split("\n")) if (!line.isBlank()) lines.add(line.strip());
        if (lines.size() < 2) fields.fault("options", "survey.question.options.two");
        if (lines.size() >= Question.OPTIONS_MAX) fields.fault("options", "survey.question.options.many", Question.OPTIONS_MAX - 1);
        lines.stream().filter(line -> line.length() > LABEL_MAX).findFirst().ifPresent(line -> fields.fault("options", "survey.question.options.long", LABEL_MAX));
        if (new HashSet<>(lines).size() < lines.size())
            fields.fault("options", "survey.question.options.twice", lines.stream().filter(line -> lines.indexOf(line) != lines.lastIndexOf(line)).findFirst().orElse(""));
        return lines;
    }

    private static void checkBounds(Fields fields, QuestionType type, BigDecimal min, BigDecimal max) {
        if (type == QuestionType.SCALE) {
            boolean whole = min != null && max != null && min.stripTrailingZeros().scale() <= 0 && max.stripTrailingZeros().scale() <= 0;
            if (!whole || max.subtract(min).compareTo(BigDecimal.ONE) < 0 || max.subtract(min).intValue() >= Question.SCALE_STEPS_MAX)
                fields.fault("max", "survey.question.scale.ends", Question.SCALE_STEPS_MAX);
        } else if (min != null && max != null && type == QuestionType.NUMBER && min.compareTo(max) >= 0) {
            fields.fault("max", "survey.question.number.ends");
        }
    }

    void applyTo(Question question) {
        question.becomes(type).word(text, help, required).between(min, max, step).labelled(low, high, unit);
        if (type.hasOptions()) question.offer(options, apart);
    }

    /** The form's values for a question as it stands. */
    static Map<String, Object> values(Question question) {
        Map<String, Object> values = new HashMap<>();
        values.put("text", question.text());
        values.put("help", question.help());
        values.put("required", question.required() ? "true" : null);
        values.put("options", question.options().stream().filter(option -> !option.apart()).map(Option::label).collect(Collectors.joining("\n")));
        values.put("apart", question.options().stream().filter(Option::apart).map(Option::label).findFirst().orElse(""));
        values.put("min", plain(question.min()));
        values.put("max", plain(question.max()));
        values.put("whole", question.step() != null ? "true" : null);
        values.put("low", question.lowLabel());
        values.put("high", question.highLabel());
        values.put("unit", question.unit());
        values.put("type", question.type().name().toLowerCase(Locale.ROOT));
        return values;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
