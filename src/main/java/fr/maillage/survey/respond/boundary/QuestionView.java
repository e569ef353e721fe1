package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.web.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question as the answering page shows it.
 *
 * @param asked    whether it is asked now; another answer may change that
 * @param kind     which field: a type's name in small letters, or select, short, long
 * @param options  choices, steps of a scale, columns of a matrix, things to rank
 * @param rows     rows of a matrix
 * @param headings categories of needs under what they stand under
 * @param found    communes found, by field name
 * @param bounds   the ends of a scale, a unit and what else a field says of itself
 * @param other    label of « Autre, précisez »; null for none
 * @param suggest  where the script asks for communes
 */
public record QuestionView(String code, boolean asked, String kind, String label, String help, boolean required, List<Choice> options, List<Choice> rows,
                           List<Heading> headings, Map<String, List<Choice>> found, Bounds bounds, String other, boolean mayDecline, String suggest) {
    /** Beyond this many, radio buttons are a wall. */
    private static final int RADIOS_MAX = 15;

    /** @param title what the categories stand under; empty for none */
    public record Heading(String title, List<Category> categories) {
    }

    /** A category with its two boxes, labelled {@code need} and {@code offer}. */
    public record Category(String label, List<Choice> sides) {
        static Category of(Option option) {
            return new Category(option.label(), List.of(Choice.of("need:" + option.code(), "need"), Choice.of("offer:" + option.code(), "offer")));
        }
    }

    /**
     * @param decimal whether a number may have decimals
     * @param max     longest text, in characters
     * @param side    side of the squares that a point is rounded to, in metres
     */
    public record Bounds(String low, String high, String unit, boolean decimal, int max, int side) {
    }

    /** @param found communes found for each field of the question */
    static QuestionView of(Question question, boolean asked, Order order, Map<String, List<Choice>> found, String suggest) {
        List<Option> offered = order.options(question);
        List<Choice> options = switch (question.type()) {
            case SCALE -> question.steps().stream().map(QuestionView::step).toList();
            case NEEDS -> List.of();
            default -> offered.stream().map(QuestionView::choice).toList();
        };
        List<Choice> rows = order.rows(question).stream().map(row -> Choice.of(row.code(), row.label())).toList();
        String other = offered.stream().filter(Option::other).map(Option::label).findFirst().orElse(null);
        return new QuestionView(question.code(), asked, kind(question.type(), options.size()), question.text(), question.help(), question.required(), options, rows,
                question.type() == QuestionType.NEEDS ? headings(offered) : List.of(), found, bounds(question), other, question.mayDecline(), suggest);
    }

    /** The same, asked whatever the answers: on paper everything is there. */
    public QuestionView always() {
        return new QuestionView(code, true, kind, label, help, required, options, rows, headings, found, bounds, other, mayDecline, suggest);
    }

    private static Choice choice(Option option) {
        Choice choice = Choice.of(option.code(), option.label());
        return option.apart() ? choice.setApart() : choice;
    }

    private static List<Heading> headings(List<Option> offered) {
        Map<String, List<Category>> under = new LinkedHashMap<>();
        offered.forEach(option -> under.computeIfAbsent(option.heading(), any -> new ArrayList<>()).add(Category.of(option)));
        return under.entrySet().stream().map(entry -> new Heading(entry.getKey(), entry.getValue())).toList();
    }

    private static Bounds bounds(Question question) {
        boolean whole = question.step() != null && question.step().remainder(BigDecimal.ONE).signum() == 0;
        return new Bounds(blankToNull(question.lowLabel()), blankToNull(question.highLabel()), blankToNull(question.unit()), !whole,
                question.type() == QuestionType.LONG_TEXT ? Question.LONG_TEXT_MAX : Question.SHORT_TEXT_MAX, question.section().survey().grid().metres());
    }

    private static Choice step(BigDecimal value) {
        String plain = value.toPlainString();
        return Choice.of(plain, plain.replace('.', ','));
    }

    private static String kind(QuestionType type, int options) {
        return switch (type) {
            case SINGLE -> options > RADIOS_MAX ? "select" : "single";
            case SHORT_TEXT -> "short";
            case LONG_TEXT -> "long";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
