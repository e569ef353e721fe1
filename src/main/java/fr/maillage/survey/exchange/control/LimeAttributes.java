package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.DraftQuestion.Limits;
import fr.maillage.survey.exchange.entity.DraftQuestion.Logic;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.exchange.entity.Wording;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The settings of a LimeSurvey question: those that limit answers are taken over, those that change what is asked are reported by their names. */
final class LimeAttributes {
    /** How a question looks or what its statistics look like: nothing of the questionnaire. */
    private static final Set<String> LOOKS = Set.of("hide_tip", "cssclass", "page_break", "public_statistics", "statistics_graphtype", "statistics_showgraph", "save_as_default", "scale_export",
            "printable_help", "display_rows", "display_columns", "text_input_width", "text_input_columns", "input_size", "question_template", "answer_width", "category_separator", "other_position",
            "other_position_code", "use_dropdown", "slider_rating", "assessment_value", "array_filter_style", "label_input_columns", "repeat_headings", "show_comment", "show_title", "display_type", "dropdown_size",
            "dropdown_prefix", "dropdown_dates", "dropdown_dates_minute_step", "dropdown_dates_month_style", "dropdown_dates_year_min", "dropdown_dates_year_max", "reverse", "allowed_filetypes",
            "max_filesize", "max_num_of_files", "min_num_of_files", "showpopups", "samechoiceheight", "samelistheight", "answer_order", "add_platform_info", "placeholder", "numbers_only", "prefix",
            "time_limit_action", "time_limit_disable_next", "time_limit_disable_prev", "other_comment_mandatory", "other_numbers_only", "exclude_all_others_auto", "em_validation_q_tip", "hidden", "random_order",
            "equation", "date_format", "other_replace_text", "exclude_all_others", "commented_checkbox", "commented_checkbox_auto", "show_grand_total", "show_totals", "rank_title", "choice_title");

    private final LimeImport file;
    private final Place at;
    /** Attribute to language to value; the language is empty for what all have in common. */
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    LimeAttributes(LimeImport file, String question, Place at) {
        this.file = file;
        this.at = at;
        for (LimeTables.Row row : file.tables().where("question_attributes", "qid", question)) {
            if (!row.get("value").isEmpty()) values.computeIfAbsent(row.get("attribute"), any -> new LinkedHashMap<>()).put(row.get("language"), row.get("value"));
        }
    }

    String text(String name) {
        taken.add(name);
        return values.getOrDefault(name, Map.of()).values().stream().findFirst().orElse("");
    }

    boolean on(String name) {
        return Set.of("1", "Y").contains(text(name));
    }

    private Wording wording(String name) {
        taken.add(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : file.languages()) {
            Map<String, String> found = values.getOrDefault(name, Map.of());
            String text = PlainText.of(found.getOrDefault(language, found.getOrDefault("", "")));
            if (!text.isBlank()) texts.put(Languages.plain(language), text.length() > 300 ? text.substring(0, 299) + "…" : text);
        }
        return new Wording(texts);
    }

    /** What stands for « other ». */
    Wording other() {
        Wording own = wording("other_replace_text");
        return own.none() ? LimeTypes.words(file.languages().stream().map(Languages::plain).distinct().toList(), "Autre", "Other") : own;
    }

    Limits limits(QuestionType kind) {
        return switch (kind) {
            case SCALE -> Limits.NONE.between(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
            case NUMBER -> Limits.NONE.between(number("min_num_value_n"), number("max_num_value_n"), on("num_value_int_only") ? BigDecimal.ONE : null)
                    .labelled(Wording.NONE, Wording.NONE, wording("suffix"));
            case MULTIPLE, RANKING -> Limits.NONE.between(number("min_answers"), number("max_answers"), null);
            case DATE -> Limits.NONE.within(day("date_min"), day("date_max"));
            default -> Limits.NONE;
        };
    }

    private BigDecimal number(String name) {
        String value = text(name);
        if (value.matches("-?\\d{1,12}(\\.\\d{1,6})?")) return new BigDecimal(value);
        // an expression
        taken.remove(name);
        return null;
    }

    private String day(String name) {
        String value = text(name);
        if (value.matches("\\d{4}-\\d\\d-\\d\\d")) return value;
        taken.remove(name);
        return "";
    }

    /** With what the file's own checks say: its expression, its pattern, the length of its text. */
    DraftQuestion constrained(DraftQuestion question, String pattern, String variable) {
        Clause constraint = Clause.TRUE;
        Wording message = Wording.NONE;
        String expression = text("em_validation_q");
        if (!expression.isEmpty()) {
            try {
                constraint = LimeTranslation.constraint(expression, file.names(), variable);
                message = wording("em_validation_q_tip");
            } catch (Untranslatable why) {
                file.report().refuse(at, "constraint", expression, why);
            }
        }
        Limits limits = question.limits();
        if (!pattern.isEmpty()) {
            boolean text = question.type() == QuestionType.SHORT_TEXT || question.type() == QuestionType.LONG_TEXT;
            if (text && pattern.matches("(?s)/\\^.{1,190}\\$/")) limits = limits.matching(pattern.substring(2, pattern.length() - 2), Wording.NONE);
            else file.report().refuse(at, "preg", pattern);
        }
        if (text("maximum_chars").matches("\\d{1,4}") && (question.type() == QuestionType.LONG_TEXT || question.type() == QuestionType.SHORT_TEXT))
            constraint = Clause.and(constraint, Clause.of("length(.) <= " + Integer.parseInt(text("maximum_chars")), 4, Clause.Sort.CONDITION));
        tellRest();
        return question.limited(limits).following(new Logic(question.logic().relevant(), constraint == Clause.TRUE ? "" : constraint.text(), message, ""));
    }

    /** What is set and was not taken over. */
    void tellRest() {
        values.forEach((name, byLanguage) -> {
            String value = byLanguage.values().iterator().next();
            if (taken.contains(name) || LOOKS.contains(name) || value.equals("0") || value.equals("N")) return;
            file.report().refuse(at, "attribute", name, value);
        });
    }
}
