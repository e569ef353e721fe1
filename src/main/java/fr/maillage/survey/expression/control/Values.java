package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.survey.expression.entity.Step;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of the language: BigDecimal, String, Boolean, List of String, Map of rows; null is nothing. What is no value of a kind is nothing. */
final class Values {
    static final int TEXT_MAX = 4000;
    private static final BigDecimal TOO_LARGE = BigDecimal.ONE.scaleByPowerOfTen(Step.DIGITS);

    private Values() {
    }

    static Object of(Kind kind, JsonValue json) {
        if (json == null || json == JsonValue.NULL) return null;
        return switch (kind) {
            case NUMBER -> json instanceof JsonNumber number ? number(number) : json instanceof JsonString text ? number(text.getString()) : null;
            case TEXT, SINGLE, CALCULATION -> text(json);
            case DATE -> json instanceof JsonString day && Days.valid(day.getString()) ? day.getString() : null;
            case TIME -> json instanceof JsonString time && Days.time(time.getString()) ? time.getString() : null;
            case DATE_TIME -> json instanceof JsonString moment && Days.moment(moment.getString()) ? moment.getString() : null;
            case MULTIPLE, RANKING -> several(json);
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> rows(kind, json);
            case OPAQUE -> Boolean.TRUE;
            case INFO -> null;
        };
    }

    private static String text(JsonValue json) {
        return json instanceof JsonString text && !text.getString().isEmpty() ? text.getString() : null;
    }

    private static List<String> several(JsonValue json) {
        if (json.getValueType() != JsonValue.ValueType.ARRAY) return null;
        List<String> codes = json.asJsonArray().stream().filter(JsonString.class::isInstance).map(code -> ((JsonString) code).getString()).filter(code -> !code.isEmpty()).toList();
        return codes.isEmpty() ? null : codes;
    }

    private static Map<String, Object> rows(Kind kind, JsonValue json) {
        if (json.getValueType() != JsonValue.ValueType.OBJECT) return null;
        Map<String, Object> rows = new HashMap<>();
        json.asJsonObject().forEach((row, value) -> {
            Object there = kind == Kind.MATRIX_SINGLE ? text(value) : several(value);
            if (there != null) rows.put(row, there);
        });
        return rows.isEmpty() ? null : rows;
    }

    private static BigDecimal number(JsonNumber number) {
        try {
            return number(number.bigDecimalValue());
        } catch (ArithmeticException | NumberFormatException beyond) {
            // an exponent that no machine holds
            return null;
        }
    }

    /** A number that a text writes: digits, and a dot before the decimals. */
    static BigDecimal number(String text) {
        return text.matches("[+-]?[0-9]{1,12}(\\.[0-9]{1,12})?") ? number(new BigDecimal(text)) : null;
    }

    /** As every number of the language: at most 12 decimals, half away from zero; null when 24 digits do not hold it. */
    static BigDecimal number(BigDecimal exact) {
        if (exact.signum() == 0 || (long) exact.precision() - exact.scale() < -Step.DECIMALS) return BigDecimal.ZERO;
        if ((long) exact.precision() - exact.scale() > Step.DIGITS) return null;
        BigDecimal rounded = exact.setScale(Step.DECIMALS, RoundingMode.HALF_UP);
        return rounded.abs().compareTo(TOO_LARGE) >= 0 ? null : rounded;
    }

    /** A number as it is written out: no exponent, no zeros at the end. */
    static String written(Object value) {
        return value instanceof BigDecimal number ? plain(number).toPlainString() : value.toString();
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
