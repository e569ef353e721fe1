package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.entity.Untranslatable;
import fr.maillage.survey.expression.control.Parser;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says an expression of ours in the XPath of XLSForms: the way back of {@link XPathTranslation}. What XLSForm software computes otherwise is refused by name. */
final class XPathWriter {
    private final Survey survey;

    private XPathWriter(Survey survey) {
        this.survey = survey;
    }

    /** @throws Untranslatable naming what XLSForms do not say, the expression itself when it can't be read */
    static String write(String expression, Survey survey) throws Untranslatable {
        try {
            return new XPathWriter(survey).say(Parser.parse(expression), 0);
        } catch (RuntimeException unreadable) {
            // a draft may hold an expression that is none
            throw new Untranslatable("export", expression);
        }
    }

    private String say(Expression expression, int least) throws Untranslatable {
        if (expression instanceof Expression.Number number) return number.value().toPlainString();
        if (expression instanceof Expression.Text text) return quote(text.value());
        if (expression instanceof Expression.Truth truth) return truth.value() ? "true()" : "false()";
        if (expression instanceof Expression.Self) return ".";
        if (expression instanceof Expression.Answer answer) return answer(answer);
        if (expression instanceof Expression.Not not) return "not(" + say(not.of(), 0) + ")";
        if (expression instanceof Expression.Negative negative) return within("-" + say(negative.of(), Operator.SIGN), Operator.SIGN, least);
        if (expression instanceof Expression.Call call) return call(call);
        Expression.Binary binary = (Expression.Binary) expression;
        Operator operator = binary.operator();
        String sign = operator == Operator.DIVIDE ? "div" : operator.sign();
        return within(say(binary.left(), operator.binding()) + " " + sign + " " + say(binary.right(), operator.binding() + 1), operator.binding(), least);
    }

    private static String within(String text, int binding, int least) {
        return binding < least ? "(" + text + ")" : text;
    }

    private static String quote(String text) throws Untranslatable {
        if (!text.contains("'")) return "'" + text + "'";
        if (!text.contains("\"")) return "\"" + text + "\"";
        throw new Untranslatable("export", text);
    }

    private String answer(Expression.Answer answer) throws Untranslatable {
        if (answer.member() == null) return "${" + answer.code() + "}";
        Question question = survey.questions().stream().filter(one -> one.code().equals(answer.code())).findFirst().orElseThrow(() -> new Untranslatable("export", answer.code()));
        if (question.type() == QuestionType.NEEDS) throw new Untranslatable("export", answer.code() + "." + answer.member());
        return "${" + answer.code() + "_" + answer.member() + "}";
    }

    private String call(Expression.Call call) throws Untranslatable {
        List<String> given = new ArrayList<>();
        for (Expression argument : call.arguments()) given.add(say(argument, 0));
        return switch (call.function()) {
            case SELECTED -> selected(given);
            case COUNT -> "count-selected(" + given.get(0) + ")";
            case ANSWERED -> given.get(0) + " != ''";
            case COUNT_ANSWERED -> String.join(" + ", given.stream().map(one -> "if(" + one + " != '', 1, 0)").toList());
            case IF, CONCAT, ABS, NUMBER, TODAY, CONTAINS -> call.function().english() + "(" + String.join(", ", given) + ")";
            case ROUND -> "round(" + String.join(", ", given) + ")";
            case COALESCE -> nested("coalesce", given);
            case LENGTH -> "string-length(" + given.get(0) + ")";
            case MATCHES -> "regex(" + String.join(", ", given) + ")";
            case FLOOR -> "(int(" + given.get(0) + ") - if(" + given.get(0) + " < int(" + given.get(0) + "), 1, 0))";
            case CEILING -> "(int(" + given.get(0) + ") + if(" + given.get(0) + " > int(" + given.get(0) + "), 1, 0))";
            case SUM -> sum(given);
            default -> throw new Untranslatable("export", named(call.function()));
        };
    }

    private static String named(Function function) {
        return function.french().toLowerCase(Locale.ROOT);
    }

    private static String selected(List<String> given) {
        List<String> each = given.subList(1, given.size()).stream().map(option -> "selected(" + given.get(0) + ", " + option + ")").toList();
        return each.size() == 1 ? each.get(0) : "(" + String.join(" or ", each) + ")";
    }

    /** Theirs takes two. */
    private static String nested(String function, List<String> given) {
        String all = given.get(given.size() - 1);
        for (int i = given.size() - 2; i >= 0; i--) all = function + "(" + given.get(i) + ", " + all + ")";
        return all;
    }

    /** Nothing does not count, and all of nothing is nothing. */
    private static String sum(List<String> given) {
        String none = String.join(" and ", given.stream().map(one -> one + " = ''").toList());
        return "if(" + none + ", '', " + String.join(" + ", given.stream().map(one -> "coalesce(" + one + ", 0)").toList()) + ")";
    }
}
