package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Step;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One pass over one person's answers. The page's script ({@code static/js/expression.js}) does the same, operation by operation;
 * {@code expression-vectors.json} among the tests holds both to it.
 */
final class Evaluation {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final String today;
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> declined = new HashSet<>();

    Evaluation(LocalDate today) {
        this.today = today.toString();
    }

    /** Takes the answer to a field that is asked; whether there is one that a constraint is to judge. */
    boolean take(Compiled.Field field, JsonObject answers) {
        JsonValue given = answers.get(field.code());
        if (given != null && given.getValueType() == JsonValue.ValueType.OBJECT && given.asJsonObject().get("declined") == JsonValue.TRUE) {
            declined.add(field.code());
            return false;
        }
        Object value = Values.of(field.kind(), given);
        values.put(field.code(), value);
        if (answers.get(field.code() + ".other") instanceof JsonString text && !text.getString().isEmpty()) values.put(field.code() + ".other", text.getString());
        return value != null;
    }

    /** Computes a field and remembers it for those that follow; empty for nothing. */
    Optional<JsonValue> compute(Compiled.Field field) {
        Object value = value(field.calculation());
        values.put(field.code(), value);
        if (value == null) return Optional.empty();
        return Optional.of(value instanceof BigDecimal number ? JSON.createValue(Values.plain(number)) : JSON.createValue(value.toString()));
    }

    Object value(Step step) {
        if (step instanceof Step.Number number) return Values.number(number.value());
        if (step instanceof Step.Text text) return text.value();
        if (step instanceof Step.Truth truth) return truth.value();
        if (step instanceof Step.Nothing) return null;
        if (step instanceof Step.Read read) return answer(read);
        if (step instanceof Step.Match match) return value(match.text()) instanceof String text && Matching.fits(match.program(), text);
        return apply((Step.Apply) step);
    }

    private Object answer(Step.Read read) {
        Object value = values.get(read.code());
        if (read.member() == null) return value;
        if (value instanceof Map<?, ?> rows) return rows.get(read.member());
        return read.member().equals("other") ? values.get(read.code() + ".other") : null;
    }

    private boolean holds(Step step) {
        return Boolean.TRUE.equals(value(step));
    }

    private Object apply(Step.Apply apply) {
        List<Step> to = apply.to();
        return switch (apply.operation()) {
            case "and" -> holds(to.get(0)) && holds(to.get(1));
            case "or" -> holds(to.get(0)) || holds(to.get(1));
            case "not" -> !holds(to.get(0));
            case "if" -> value(holds(to.get(0)) ? to.get(1) : to.get(2));
            case "coalesce" -> to.stream().map(this::value).filter(Objects::nonNull).findFirst().orElse(null);
            case "declined" -> declined.contains(((Step.Read) to.get(0)).code());
            case "today" -> today;
            default -> of(apply.operation(), to.stream().map(this::value).toArray());
        };
    }

    private static Object of(String operation, Object[] args) {
        Object first = args[0];
        Object second = args.length > 1 ? args[1] : null;
        return switch (operation) {
            case "eq" -> equal(first, second);
            case "ne" -> !equal(first, second);
            case "lt", "le", "gt", "ge" -> first != null && second != null && ordered(operation, order(first, second));
            case "answered" -> first != null;
            case "selected" -> selected(args);
            case "count" -> BigDecimal.valueOf(first instanceof List<?> codes ? codes.size() : 0);
            case "rank" -> first instanceof List<?> codes && codes.contains(second) ? BigDecimal.valueOf(codes.indexOf(second) + 1L) : null;
            case "concat" -> joined(args);
            case "length" -> BigDecimal.valueOf(first == null ? 0 : ((String) first).codePointCount(0, ((String) first).length()));
            case "contains" -> first != null && second != null && ((String) first).contains((String) second);
            case "number" -> first instanceof BigDecimal ? first : first == null ? null : Values.number((String) first);
            case "sum", "min", "max" -> Arithmetic.among(operation, args);
            case "date" -> first == null ? null : ((String) first).substring(0, 10);
            case "year" -> first == null ? null : BigDecimal.valueOf(Days.part((String) first, 0, 4));
            case "month" -> first == null ? null : BigDecimal.valueOf(Days.part((String) first, 5, 7));
            case "day" -> first == null ? null : BigDecimal.valueOf(Days.part((String) first, 8, 10));
            case "years" -> first == null || second == null ? null : Days.years((String) first, (String) second);
            case "days" -> first == null || second == null ? null : Days.days((String) first, (String) second);
            default -> Arithmetic.of(operation, (BigDecimal) first, (BigDecimal) second, args.length);
        };
    }

    private static boolean equal(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal with) return number.compareTo(with) == 0;
        return Objects.equals(one, other);
    }

    @SuppressWarnings("unchecked")
    static int order(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static boolean ordered(String operation, int order) {
        return switch (operation) {
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean selected(Object[] args) {
        for (int i = 1; i < args.length; i++) {
            if (args[0] instanceof List<?> codes ? codes.contains(args[i]) : args[i].equals(args[0])) return true;
        }
        return false;
    }

    private static Object joined(Object[] parts) {
        String joined = java.util.Arrays.stream(parts).filter(Objects::nonNull).map(Values::written).collect(Collectors.joining());
        return joined.isEmpty() || joined.length() > Values.TEXT_MAX ? null : joined;
    }
}
