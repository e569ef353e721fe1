package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.web.Choice;
import java.math.BigDecimal;
import java.util.List;

/**
 * A question as the answering page shows it.
 *
 * @param kind    which field: single, select, multiple, scale, number, short, long, commune, date
 * @param options choices, steps of a scale, or the communes found
 * @param decimal whether a number may have decimals
 * @param max     longest text, in characters
 * @param suggest where the script asks for communes
 */
public record QuestionView(String code, int number, String kind, String label, String help, boolean required, List<Choice> options, String low, String high,
                           String unit, boolean decimal, int max, String suggest) {
    /** Beyond this many, radio buttons are a wall. */
    private static final int RADIOS_MAX = 15;

    static QuestionView of(Question question, int number, List<Choice> communesFound, String suggest) {
        List<Choice> options = switch (question.type()) {
            case SINGLE, MULTIPLE -> question.options().stream()
                    .map(option -> option.apart() ? Choice.of(option.code(), option.label()).setApart() : Choice.of(option.code(), option.label())).toList();
            case SCALE -> question.steps().stream().map(QuestionView::step).toList();
            case COMMUNE -> communesFound;
            default -> List.of();
        };
        boolean whole = question.step() != null && question.step().remainder(BigDecimal.ONE).signum() == 0;
        return new QuestionView(question.code(), number, kind(question.type(), options.size()), question.text(), question.help(), question.required(), options,
                blankToNull(question.lowLabel()), blankToNull(question.highLabel()), blankToNull(question.unit()), !whole,
                question.type() == QuestionType.LONG_TEXT ? Question.LONG_TEXT_MAX : Question.SHORT_TEXT_MAX, suggest);
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
            default -> type.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
