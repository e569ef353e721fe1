package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.entity.Formula;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a constraint our questions say by themselves: the ends of a number or a day, how many may be chosen, the shape of a text.
 *
 * @param rest the constraint without it; null: nothing is left
 */
record Bounds(BigDecimal min, BigDecimal max, String earliest, String latest, String pattern, Formula rest) {
    static Bounds of(Formula constraint, QuestionType type) {
        List<Formula> parts = new ArrayList<>();
        split(constraint, parts);
        Bounds bounds = new Bounds(null, null, "", "", "", null);
        Formula rest = null;
        for (Formula part : parts) {
            Bounds with = rest == null ? bounds.with(part, type) : null;
            if (with != null) bounds = with;
            else rest = rest == null ? part : new Formula.Binary("and", rest, part);
        }
        return new Bounds(bounds.min, bounds.max, bounds.earliest, bounds.latest, bounds.pattern, rest);
    }

    private static void split(Formula xpath, List<Formula> parts) {
        if (xpath instanceof Formula.Binary binary && binary.operator().equals("and")) {
            split(binary.left(), parts);
            split(binary.right(), parts);
        } else {
            parts.add(xpath);
        }
    }

    /** With what this part says; null when it says something else. */
    private Bounds with(Formula part, QuestionType type) {
        if (part instanceof Formula.Call call && call.function().equals("regex") && (type == QuestionType.SHORT_TEXT || type == QuestionType.LONG_TEXT) && pattern.isEmpty()
                && call.arguments().size() == 2 && call.arguments().get(0) instanceof Formula.Self && call.arguments().get(1) instanceof Formula.Text text && text.value().length() <= 200)
            return new Bounds(min, max, earliest, latest, text.value(), null);
        if (!(part instanceof Formula.Binary binary) || !binary.operator().matches("[<>]=") || !measured(binary.left(), type)) return null;
        boolean least = binary.operator().equals(">=");
        if (type == QuestionType.DATE && binary.right() instanceof Formula.Call call && call.function().equals("date") && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Formula.Text day && day.value().matches("\\d{4}-\\d\\d-\\d\\d"))
            return least ? earliest.isEmpty() ? new Bounds(min, max, day.value(), latest, pattern, null) : null
                    : latest.isEmpty() ? new Bounds(min, max, earliest, day.value(), pattern, null) : null;
        BigDecimal number = number(binary.right());
        if (type == QuestionType.DATE || number == null || type == QuestionType.MULTIPLE && (number.scale() > 0 || number.signum() < 0)) return null;
        if (least) return min == null && (max == null || number.compareTo(max) < (type == QuestionType.MULTIPLE ? 1 : 0)) ? new Bounds(number, max, earliest, latest, pattern, null) : null;
        return max == null && (min == null || min.compareTo(number) < (type == QuestionType.MULTIPLE ? 1 : 0)) ? new Bounds(min, number, earliest, latest, pattern, null) : null;
    }

    private static boolean measured(Formula left, QuestionType type) {
        if (type == QuestionType.MULTIPLE) return left instanceof Formula.Call call && call.function().equals("count-selected") && call.arguments().size() == 1 && call.arguments().get(0) instanceof Formula.Self;
        return (type == QuestionType.NUMBER || type == QuestionType.DATE) && left instanceof Formula.Self;
    }

    private static BigDecimal number(Formula right) {
        if (right instanceof Formula.Number number) return number.value();
        return right instanceof Formula.Negative negative && negative.of() instanceof Formula.Number number ? number.value().negate() : null;
    }

    boolean any() {
        return min != null || max != null || !earliest.isEmpty() || !latest.isEmpty() || !pattern.isEmpty();
    }
}
