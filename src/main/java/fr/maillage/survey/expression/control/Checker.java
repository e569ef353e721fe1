package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.survey.expression.entity.Operator;
import fr.maillage.survey.expression.entity.Step;
import fr.maillage.survey.expression.entity.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Gives every part of an expression its type and compiles it, or says where it makes no sense. Functions are {@link FunctionChecker}'s. */
final class Checker {
    private final Scope scope;
    private final FunctionChecker functions = new FunctionChecker(this);
    /** By identity: each part is looked at once, however often its type is asked for. */
    private final Map<Expression, Checked> checked = new IdentityHashMap<>();

    Checker(Scope scope) {
        this.scope = scope;
    }

    /**
     * A part that makes sense.
     *
     * @param field whose options a choice is one of; null for anything else
     */
    record Checked(Type type, Step step, Form.Field field) {
        static Checked of(Type type, Step step) {
            return new Checked(type, step, null);
        }
    }

    Checked check(Expression expression) {
        Checked known = checked.get(expression);
        if (known == null) {
            known = look(expression);
            checked.put(expression, known);
        }
        return known;
    }

    private Checked look(Expression expression) {
        if (expression instanceof Expression.Number number) return number(number);
        if (expression instanceof Expression.Text text)
            return text.value().isEmpty() ? Checked.of(Type.NOTHING, new Step.Nothing()) : Checked.of(Type.TEXT, new Step.Text(text.value()));
        if (expression instanceof Expression.Truth truth) return Checked.of(Type.CONDITION, new Step.Truth(truth.value()));
        if (expression instanceof Expression.Self self) return answer(new Expression.Answer(scope.self(self.at().offset()), null, self.at()));
        if (expression instanceof Expression.Answer answer) return answer(answer);
        if (expression instanceof Expression.Not not) return Checked.of(Type.CONDITION, new Step.Apply("not", List.of(condition(not.of()))));
        if (expression instanceof Expression.Negative negative) return Checked.of(Type.NUMBER, new Step.Apply("neg", List.of(wanted(negative.of(), Type.NUMBER))));
        if (expression instanceof Expression.Call call) return functions.check(call);
        return binary((Expression.Binary) expression);
    }

    private static Checked number(Expression.Number number) {
        BigDecimal value = number.value();
        if (value.precision() - value.scale() > 12 || value.scale() > Step.DECIMALS) throw new Malformed(number.at().offset(), "survey.expression.number", value.toPlainString());
        return Checked.of(Type.NUMBER, new Step.Number(value));
    }

    Step condition(Expression expression) {
        Checked checked = check(expression);
        if (checked.type() != Type.CONDITION) throw new Malformed(expression.at().offset(), "survey.expression.notCondition", checked.type());
        return checked.step();
    }

    /** The step of an expression that must be of a type; nothing fits everywhere but in a condition. */
    Step wanted(Expression expression, Type type) {
        Checked checked = check(expression);
        if (checked.type() == type || checked.type() == Type.NOTHING || type == Type.TEXT && checked.type() == Type.CHOICE) return checked.step();
        if (type.ordered() && type != Type.NUMBER && expression instanceof Expression.Text text) return moment(text, type);
        throw new Malformed(expression.at().offset(), "survey.expression.type", type, checked.type());
    }

    /** A day or a time written as a text. */
    Step moment(Expression.Text text, Type type) {
        try {
            String said = text.value();
            boolean fits = switch (type) {
                case DATE -> said.matches("\\d{4}-\\d\\d-\\d\\d") && LocalDate.parse(said).toString().equals(said);
                case TIME -> said.matches("([01]\\d|2[0-3]):[0-5]\\d");
                default -> said.matches("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d") && LocalDate.parse(said.substring(0, 10)) != null;
            };
            if (fits) return new Step.Text(said);
        } catch (DateTimeException noDay) {
            // said below
        }
        throw new Malformed(text.at().offset(), "survey.expression.literal." + word(type), text.value());
    }

    Checked answer(Expression.Answer answer) {
        Form.Field field = scope.field(answer);
        if (answer.member() == null) return new Checked(field.kind() == Kind.CALCULATION ? scope.calculated(field.code()) : field.kind().type(), new Step.Read(field.code(), null), field);
        Step read = new Step.Read(field.code(), answer.member());
        if (field.kind() == Kind.MATRIX_SINGLE || field.kind() == Kind.MATRIX_MULTIPLE) {
            if (!field.rows().isEmpty() && !field.rows().contains(answer.member()))
                throw new Malformed(answer.at().offset(), "survey.expression.row", field.code(), answer.member(), String.join(", ", field.rows()));
            return new Checked(field.kind() == Kind.MATRIX_SINGLE ? Type.CHOICE : Type.CHOICES, read, field);
        }
        if (field.other() && answer.member().equals("other")) return Checked.of(Type.TEXT, read);
        throw new Malformed(answer.at().offset(), "survey.expression.member", field.code(), answer.member());
    }

    private Checked binary(Expression.Binary binary) {
        Operator operator = binary.operator();
        String operation = operator.name().toLowerCase(java.util.Locale.ROOT);
        if (operator == Operator.AND || operator == Operator.OR)
            return Checked.of(Type.CONDITION, new Step.Apply(operation, List.of(condition(binary.left()), condition(binary.right()))));
        if (!operator.compares())
            return Checked.of(Type.NUMBER, new Step.Apply(operation, List.of(wanted(binary.left(), Type.NUMBER), wanted(binary.right(), Type.NUMBER))));
        return Checked.of(Type.CONDITION, new Step.Apply(operation, compared(binary)));
    }

    private List<Step> compared(Expression.Binary binary) {
        Checked left = check(binary.left());
        Checked right = check(binary.right());
        int at = binary.at().offset();
        boolean equality = binary.operator().equality();
        if (left.type() == Type.NOTHING || right.type() == Type.NOTHING) {
            Type other = left.type() == Type.NOTHING ? right.type() : left.type();
            if (!equality || other == Type.CONDITION) throw new Malformed(at, "survey.expression.nothing");
            return List.of(left.step(), right.step());
        }
        if (binary.right() instanceof Expression.Text text) return List.of(left.step(), literal(left, text, at, equality));
        if (binary.left() instanceof Expression.Text text) return List.of(literal(right, text, at, equality), right.step());
        boolean texts = words(left.type()) && words(right.type());
        if (!texts && left.type() != right.type() || left.type() == Type.CONDITION) throw new Malformed(at, "survey.expression.compare", left.type(), right.type());
        unordered(left.type(), at, equality);
        return List.of(left.step(), right.step());
    }

    private static boolean words(Type type) {
        return type == Type.TEXT || type == Type.CHOICE;
    }

    /** A text between quotes beside something: an option's code, a day, a time or words. */
    private Step literal(Checked other, Expression.Text text, int at, boolean equality) {
        if (other.type().ordered() && other.type() != Type.NUMBER) return moment(text, other.type());
        if (other.type() == Type.CHOICE) option(other.field(), text);
        else if (other.type() != Type.TEXT) throw new Malformed(at, other.type() == Type.CHOICES ? "survey.expression.several" : "survey.expression.compare", other.type(), Type.TEXT);
        unordered(other.type(), at, equality);
        return new Step.Text(text.value());
    }

    private static void unordered(Type type, int at, boolean equality) {
        if (type == Type.CHOICES || type == Type.ROWS || type == Type.OPAQUE) throw new Malformed(at, type == Type.CHOICES ? "survey.expression.several" : "survey.expression.compare", type, type);
        if (!equality && !type.ordered()) throw new Malformed(at, "survey.expression.order", type);
    }

    /** A code must be one of the question's. */
    static void option(Form.Field field, Expression.Text text) {
        if (field == null || field.options().isEmpty() || field.options().contains(text.value())) return;
        throw new Malformed(text.at().offset(), "survey.expression.option", field.code(), text.value(), String.join(", ", field.options()));
    }

    /** The name of a type, as part of a message key. */
    static String word(Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
