package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Decimal arithmetic: every result has 12 decimals, rounded half away from zero; nothing, a division by zero or too large a result give nothing. */
final class Arithmetic {
    private Arithmetic() {
    }

    static BigDecimal of(String operation, BigDecimal first, BigDecimal second, int arguments) {
        if (first == null || arguments > 1 && second == null) return null;
        return switch (operation) {
            case "neg" -> first.negate();
            case "add" -> Values.number(first.add(second));
            case "subtract" -> Values.number(first.subtract(second));
            case "multiply" -> Values.number(first.multiply(second));
            case "divide" -> second.signum() == 0 ? null : Values.number(first.divide(second, Step.DECIMALS, RoundingMode.HALF_UP));
            // the sign of what is divided, as a remainder on paper
            case "mod" -> second.signum() == 0 ? null : Values.number(first.remainder(second));
            case "abs" -> first.abs();
            case "floor" -> Values.number(first.setScale(0, RoundingMode.FLOOR));
            case "ceiling" -> Values.number(first.setScale(0, RoundingMode.CEILING));
            case "round" -> round(first, arguments > 1 ? second : BigDecimal.ZERO);
            default -> throw new IllegalStateException("no operation " + operation);
        };
    }

    private static BigDecimal round(BigDecimal number, BigDecimal decimals) {
        boolean whole = decimals.stripTrailingZeros().scale() <= 0 && decimals.signum() >= 0 && decimals.compareTo(BigDecimal.valueOf(Step.DECIMALS)) <= 0;
        return whole ? Values.number(number.setScale(decimals.intValue(), RoundingMode.HALF_UP)) : null;
    }

    /** Of those that are not nothing: their sum, or the least or greatest of numbers or days. */
    static Object among(String operation, Object[] args) {
        List<Object> there = Stream.of(args).filter(Objects::nonNull).toList();
        if (there.isEmpty()) return null;
        if (operation.equals("sum")) return Values.number(there.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add));
        return there.stream().reduce((one, other) -> Evaluation.order(one, other) <= 0 == operation.equals("min") ? one : other).orElseThrow();
    }
}
