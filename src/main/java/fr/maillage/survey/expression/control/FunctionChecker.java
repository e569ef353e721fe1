package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.control.Checker.Checked;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Step;
import fr.maillage.survey.expression.entity.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each function takes and gives. */
final class FunctionChecker {
    private final Checker checker;

    FunctionChecker(Checker checker) {
        this.checker = checker;
    }

    Checked check(Expression.Call call) {
        List<Expression> given = call.arguments();
        return switch (call.function()) {
            case SELECTED -> gives(Type.CONDITION, call, selected(given));
            case COUNT -> gives(Type.NUMBER, call, List.of(several(given.get(0))));
            case RANK -> gives(Type.NUMBER, call, selected(given));
            case ANSWERED -> Checked.of(Type.CONDITION, answered(given.get(0)));
            case DECLINED -> Checked.of(Type.CONDITION, declined(given.get(0)));
            case COUNT_ANSWERED -> Checked.of(Type.NUMBER, countAnswered(given));
            case IF -> choice(call);
            case COALESCE -> first(call);
            case SUM, MIN, MAX -> among(call);
            case ROUND, FLOOR, CEILING, ABS -> gives(Type.NUMBER, call, all(given, Type.NUMBER));
            case NUMBER -> gives(Type.NUMBER, call, List.of(written(given.get(0))));
            case CONCAT -> gives(Type.TEXT, call, given.stream().map(this::written).toList());
            case LENGTH -> gives(Type.NUMBER, call, all(given, Type.TEXT));
            case CONTAINS -> gives(Type.CONDITION, call, all(given, Type.TEXT));
            case MATCHES -> matches(given);
            case TODAY -> gives(Type.DATE, call, List.of());
            case DATE -> gives(Type.DATE, call, all(given, Type.MOMENT));
            case AGE -> Checked.of(Type.NUMBER, new Step.Apply("years", List.of(checker.wanted(given.get(0), Type.DATE), new Step.Apply("today", List.of()))));
            case YEARS, DAYS, YEAR, MONTH, DAY -> gives(Type.NUMBER, call, all(given, Type.DATE));
        };
    }

    private static Checked gives(Type type, Expression.Call call, List<Step> arguments) {
        return Checked.of(type, new Step.Apply(call.function().name().toLowerCase(Locale.ROOT), arguments));
    }

    private List<Step> all(List<Expression> given, Type type) {
        return given.stream().map(one -> checker.wanted(one, type)).toList();
    }

    /** A question with options, then codes of its options. */
    private List<Step> selected(List<Expression> given) {
        Checked question = checker.check(given.get(0));
        if (question.type() != Type.CHOICE && question.type() != Type.CHOICES) throw wrong(given.get(0), Type.CHOICES, question.type());
        List<Step> steps = new ArrayList<>(List.of(question.step()));
        for (Expression code : given.subList(1, given.size())) {
            if (!(code instanceof Expression.Text text) || text.value().isEmpty()) throw new Malformed(code.at().offset(), "survey.expression.optionText");
            Checker.option(question.field(), text);
            steps.add(new Step.Text(text.value()));
        }
        return steps;
    }

    private Step several(Expression expression) {
        Checked checked = checker.check(expression);
        if (checked.type() != Type.CHOICES) throw wrong(expression, Type.CHOICES, checked.type());
        return checked.step();
    }

    /** A question itself, or a row of it. */
    private Checked question(Expression expression) {
        if (expression instanceof Expression.Answer || expression instanceof Expression.Self) return checker.check(expression);
        throw new Malformed(expression.at().offset(), "survey.expression.question");
    }

    /** There, and not « I'd rather not say ». */
    private Step answered(Expression expression) {
        Checked question = question(expression);
        Step there = new Step.Apply("answered", List.of(question.step()));
        return apart(question) ? new Step.Apply("and", List.of(there, new Step.Apply("not", List.of(saysNothing(question))))) : there;
    }

    private Step declined(Expression expression) {
        Checked question = question(expression);
        return apart(question) ? saysNothing(question) : new Step.Apply("declined", List.of(question.step()));
    }

    private static boolean apart(Checked question) {
        return question.field() != null && question.field().apart() != null && ((Step.Read) question.step()).member() == null;
    }

    private static Step saysNothing(Checked question) {
        return new Step.Apply("selected", List.of(question.step(), new Step.Text(question.field().apart())));
    }

    private Step countAnswered(List<Expression> questions) {
        return new Step.Apply("sum", questions.stream()
                .map(one -> (Step) new Step.Apply("if", List.of(answered(one), new Step.Number(BigDecimal.ONE), new Step.Number(BigDecimal.ZERO)))).toList());
    }

    private Checked choice(Expression.Call call) {
        Step condition = checker.condition(call.arguments().get(0));
        List<Expression> ways = call.arguments().subList(1, 3);
        Type type = common(ways);
        List<Step> steps = new ArrayList<>(List.of(condition));
        ways.forEach(way -> steps.add(type == Type.CONDITION ? checker.condition(way) : checker.wanted(way, type)));
        return gives(type, call, steps);
    }

    private Checked first(Expression.Call call) {
        Type type = common(call.arguments());
        if (type == Type.CONDITION) throw wrong(call, Type.TEXT, type);
        return gives(type, call, all(call.arguments(), type));
    }

    /** Numbers, or days among days. */
    private Checked among(Expression.Call call) {
        Type type = call.function() == Function.SUM ? Type.NUMBER : common(call.arguments());
        if (!type.ordered()) throw wrong(call.arguments().get(0), Type.NUMBER, type);
        return gives(type, call, all(call.arguments(), type));
    }

    /** The type all of these have; options among texts are texts, and a text among days has to be a day. */
    private Type common(List<Expression> expressions) {
        Type common = Type.NOTHING;
        for (Expression expression : expressions) {
            Type type = checker.check(expression).type();
            if (type == Type.CHOICE) type = Type.TEXT;
            boolean literal = expression instanceof Expression.Text;
            if (common == Type.NOTHING || common == Type.TEXT && type.ordered() && type != Type.NUMBER) common = type;
            else if (type != common && type != Type.NOTHING && !(literal && common.ordered() && common != Type.NUMBER))
                throw wrong(expression, common, type);
        }
        if (common == Type.CHOICES || common == Type.ROWS || common == Type.OPAQUE) throw wrong(expressions.get(0), Type.TEXT, common);
        return common;
    }

    private Step written(Expression expression) {
        Checked checked = checker.check(expression);
        if (!checked.type().writable()) throw wrong(expression, Type.TEXT, checked.type());
        return checked.step();
    }

    private Checked matches(List<Expression> given) {
        Step text = checker.wanted(given.get(0), Type.TEXT);
        if (!(given.get(1) instanceof Expression.Text pattern)) throw new Malformed(given.get(1).at().offset(), "survey.expression.patternText");
        try {
            return Checked.of(Type.CONDITION, new Step.Match(text, Pattern.compile(pattern.value())));
        } catch (Malformed in) {
            throw new Malformed(pattern.at().offset() + 1 + in.offset(), in.key(), in.arguments().toArray());
        }
    }

    private static Malformed wrong(Expression expression, Type wanted, Type found) {
        return new Malformed(expression.at().offset(), "survey.expression.type", wanted, found);
    }
}
