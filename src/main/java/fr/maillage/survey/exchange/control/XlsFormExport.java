package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A survey's questionnaire as an XLSForm: parts become groups, conditions XPath. What XLSForm has no word for stands in columns of ours
 * ({@code maillage_…}), which other software passes over and the import here reads back.
 */
public final class XlsFormExport {
    private static final List<String> SURVEY = List.of("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "calculation", "appearance", "parameters",
            "maillage_type", "maillage_low", "maillage_high", "maillage_unit", "maillage_step", "maillage_decline", "maillage_pattern_message", "maillage_other", "maillage_intro");
    private static final List<String> CHOICES = List.of("list_name", "name", "label", "maillage_apart", "maillage_heading");
    private static final int CELL_MAX = 32_767;

    private final Survey survey;
    private final LossReport report = new LossReport();
    private final List<Map<String, String>> lines = new ArrayList<>();
    private final List<Map<String, String>> choices = new ArrayList<>();

    private XlsFormExport(Survey survey) {
        this.survey = survey;
        int number = 0;
        for (Section section : survey.sections()) part(section, ++number);
    }

    public static XlsFormExport of(Survey survey) {
        return new XlsFormExport(survey);
    }

    /** What an XLSForm does not say of this survey. */
    public List<Loss> losses() {
        return report.lines();
    }

    public void write(OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Maillage", "1.0")) {
            sheet(book.newWorksheet("survey"), SURVEY, lines);
            sheet(book.newWorksheet("choices"), CHOICES, choices);
            sheet(book.newWorksheet("settings"), List.of("form_title", "form_id", "default_language", "maillage_intro", "maillage_next"),
                    List.of(Map.of("form_title", survey.title(), "form_id", survey.slug().replace('-', '_'), "default_language", "Français (fr)", "maillage_intro", survey.intro(),
                            "maillage_next", survey.nextSteps())));
        }
    }

    private static void sheet(Worksheet sheet, List<String> columns, List<Map<String, String>> lines) {
        for (int column = 0; column < columns.size(); column++) {
            // untranslated columns would be of no language
            String title = columns.get(column);
            sheet.value(0, column, List.of("label", "hint", "constraint_message").contains(title) ? title + "::Français (fr)" : title);
            for (int line = 0; line < lines.size(); line++) {
                String value = lines.get(line).getOrDefault(columns.get(column), "");
                if (!value.isEmpty()) sheet.value(line + 1, column, value.substring(0, Math.min(CELL_MAX, value.length())));
            }
        }
    }

    private void part(Section section, int number) {
        Map<String, String> begin = line("begin_group", "partie_" + number, section.title());
        begin.put("maillage_intro", section.intro());
        if (!section.relevant().isEmpty()) begin.put("relevant", condition(section.title(), "export.relevant", section.relevant()));
        for (Question question : section.questions()) {
            if (question.type().hasRows()) matrix(question);
            else question(question);
        }
        line("end_group", "", "");
    }

    private Map<String, String> line(String type, String name, String label) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("type", type);
        line.put("name", name);
        line.put("label", label);
        lines.add(line);
        return line;
    }

    private String condition(String name, String key, String expression) {
        try {
            return XPathWriter.write(expression, survey);
        } catch (Untranslatable why) {
            report.refuse(new Place("", 0, name), key, expression, why);
            return "";
        }
    }

    private void question(Question question) {
        Map<String, String> line = line(type(question), question.code(), question.text());
        line.put("hint", question.help());
        if (question.required()) line.put("required", "yes");
        if (!question.relevant().isEmpty()) line.put("relevant", condition(question.code(), "export.relevant", question.relevant()));
        if (question.type() == QuestionType.CALCULATION) line.put("calculation", condition(question.code(), "export.calculation", question.calculation()));
        constraint(question, line);
        own(question, line);
        unsaid(question);
        options(question);
    }

    private static String type(Question question) {
        String list = " " + question.code() + (question.options().stream().anyMatch(Option::other) ? " or_other" : "");
        return switch (question.type()) {
            case SINGLE -> "select_one" + list;
            case MULTIPLE, NEEDS -> "select_multiple" + list;
            case RANKING -> "rank" + list;
            case SCALE -> "range";
            case NUMBER -> question.step() != null && question.step().stripTrailingZeros().scale() <= 0 ? "integer" : "decimal";
            case DATE -> "date";
            case TIME -> "time";
            case DATE_TIME -> "dateTime";
            case POINT -> "geopoint";
            case FILE -> "file";
            case INFO -> "note";
            case CALCULATION -> "calculate";
            default -> "text";
        };
    }

    /** The limits of the question itself first, as the import finds them again, then its condition. */
    private void constraint(Question question, Map<String, String> line) {
        List<String> all = new ArrayList<>();
        String measured = question.type() == QuestionType.MULTIPLE ? "count-selected(.)" : ".";
        if (question.type() == QuestionType.NUMBER || question.type() == QuestionType.MULTIPLE) {
            if (question.min() != null) all.add(measured + " >= " + question.min().stripTrailingZeros().toPlainString());
            if (question.max() != null) all.add(measured + " <= " + question.max().stripTrailingZeros().toPlainString());
        }
        if (question.type() == QuestionType.DATE) {
            if (!question.earliest().isEmpty()) all.add(". >= date('" + question.earliest() + "')");
            if (!question.latest().isEmpty()) all.add(". <= date('" + question.latest() + "')");
        }
        if (!question.pattern().isEmpty()) all.add("regex(., " + (question.pattern().contains("'") ? "\"" + question.pattern() + "\"" : "'" + question.pattern() + "'") + ")");
        if (!question.constraint().isEmpty()) {
            String own = condition(question.code(), "export.constraint", question.constraint());
            if (!own.isEmpty()) all.add(all.isEmpty() ? own : "(" + own + ")");
            line.put("constraint_message", question.constraintMessage());
            line.put("maillage_pattern_message", question.patternMessage());
        } else {
            line.put("constraint_message", question.patternMessage());
        }
        line.put("constraint", String.join(" and ", all));
    }

    private void unsaid(Question question) {
        boolean counts = question.type().hasCounts() && question.type() != QuestionType.MULTIPLE && (question.min() != null || question.max() != null);
        boolean moments = question.type() != QuestionType.DATE && !(question.earliest() + question.latest()).isEmpty();
        if (counts || moments) report.refuse(new Place("", 0, question.code()), "export.limits");
    }

    private void own(Question question, Map<String, String> line) {
        if (question.type() == QuestionType.LONG_TEXT) line.put("appearance", "multiline");
        if (question.type() == QuestionType.SCALE) line.put("parameters", "start=%s end=%s step=%s".formatted(plain(question.min()), plain(question.max()), question.step() == null ? "1" : plain(question.step())));
        if (question.randomOrder()) line.put("parameters", "randomize=true");
        line.put("maillage_low", question.lowLabel());
        line.put("maillage_high", question.highLabel());
        line.put("maillage_unit", question.unit());
        if (question.type() == QuestionType.NUMBER && question.step() != null) line.put("maillage_step", plain(question.step()));
        if (question.mayDecline()) {
            line.put("maillage_decline", "yes");
            report.note(new Place("", 0, question.code()), "export.decline");
        }
        question.options().stream().filter(Option::other).forEach(option -> line.put("maillage_other", option.label()));
        switch (question.type()) {
            case COMMUNE, EMAIL, NEEDS, TRIP -> {
                line.put("maillage_type", question.type().name());
                report.change(new Place("", 0, question.code()), "export.text");
            }
            case SHORT_TEXT -> line.put("maillage_type", question.type().name());
            default -> { }
        }
    }

    private static String plain(java.math.BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void options(Question question) {
        for (Option option : question.options()) if (!option.other()) choice(question.code(), option);
    }

    private void choice(String list, Option option) {
        Map<String, String> choice = new LinkedHashMap<>(Map.of("list_name", list, "name", option.code(), "label", option.label(), "maillage_heading", option.heading()));
        if (option.apart()) choice.put("maillage_apart", "yes");
        choices.add(choice);
    }

    /** A group shown as a table, a question for each row. */
    private void matrix(Question question) {
        Map<String, String> begin = line("begin_group", question.code(), question.text());
        begin.put("hint", question.help());
        begin.put("appearance", "table-list");
        if (!question.relevant().isEmpty()) begin.put("relevant", condition(question.code(), "export.relevant", question.relevant()));
        if (!question.constraint().isEmpty()) report.refuse(new Place("", 0, question.code()), "export.constraint", question.constraint(), new Untranslatable("export", question.constraint()));
        unsaid(question);
        for (Row row : question.rows()) {
            Map<String, String> line = line((question.type() == QuestionType.MATRIX_SINGLE ? "select_one " : "select_multiple ") + question.code(), question.code() + "_" + row.code(), row.label());
            if (question.required()) line.put("required", "yes");
        }
        line("end_group", "", "");
        options(question);
    }
}
