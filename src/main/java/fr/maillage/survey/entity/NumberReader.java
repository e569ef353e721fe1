package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import java.math.BigDecimal;

/** Numbers and steps of a scale. */
final class NumberReader {
    private NumberReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        String plain = typed.value().replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
        if (!plain.matches("[+-]?\\d{1,12}(\\.\\d{1,6})?")) return Reading.Refused.of("survey.answer.number");
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        if (value.scale() < 0) value = value.setScale(0);
        BigDecimal min = question.min();
        BigDecimal max = question.max();
        if (min != null && max != null && (value.compareTo(min) < 0 || value.compareTo(max) > 0))
            return Reading.Refused.of("survey.answer.between", shown(min), shown(max));
        if (min != null && value.compareTo(min) < 0) return Reading.Refused.of("survey.answer.least", shown(min));
        if (max != null && value.compareTo(max) > 0) return Reading.Refused.of("survey.answer.largest", shown(max));
        BigDecimal grain = question.type() == QuestionType.SCALE && question.step() == null ? BigDecimal.ONE : question.step();
        if (grain != null && value.subtract(min == null ? BigDecimal.ZERO : min).remainder(grain).signum() != 0)
            return grain.compareTo(BigDecimal.ONE) == 0 ? Reading.Refused.of("survey.answer.whole") : Reading.Refused.of("survey.answer.step", shown(grain));
        return new Reading.Given(Json.createValue(value));
    }

    private static String shown(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
