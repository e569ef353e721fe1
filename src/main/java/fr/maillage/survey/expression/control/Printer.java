package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import java.util.stream.Collectors;

/** Writes an expression, with no more parentheses than it needs, in English words or French ones. What it writes, {@link Parser} reads back. */
public final class Printer {
    private final boolean french;

    private Printer(boolean french) {
        this.french = french;
    }

    public static String english(Expression expression) {
        return new Printer(false).print(expression, 0);
    }

    public static String french(Expression expression) {
        return new Printer(true).print(expression, 0);
    }

    /** @param least how tightly what stands here must hold together */
    private String print(Expression expression, int least) {
        if (expression instanceof Expression.Number number) return number.value().toPlainString();
        if (expression instanceof Expression.Text text) return quote(text.value());
        if (expression instanceof Expression.Truth truth) return truth.value() ? french ? "vrai" : "true" : french ? "faux" : "false";
        if (expression instanceof Expression.Self) return ".";
        if (expression instanceof Expression.Answer answer) return answer(answer);
        if (expression instanceof Expression.Call call) return call(call);
        if (expression instanceof Expression.Not not) return within((french ? "non " : "not ") + print(not.of(), Operator.NOT), Operator.NOT, least);
        if (expression instanceof Expression.Negative negative) return within("-" + print(negative.of(), Operator.SIGN), Operator.SIGN, least);
        Expression.Binary binary = (Expression.Binary) expression;
        Operator operator = binary.operator();
        // a comparison does not follow a comparison; all others lean to the left
        String left = print(binary.left(), operator.compares() ? operator.binding() + 1 : operator.binding());
        String right = print(binary.right(), operator.binding() + 1);
        return within(left + " " + (french ? operator.french() : operator.sign()) + " " + right, operator.binding(), least);
    }

    private static String within(String text, int binding, int least) {
        return binding < least ? "(" + text + ")" : text;
    }

    private String call(Expression.Call call) {
        String name = french ? call.function().french() : call.function().english();
        return name + call.arguments().stream().map(argument -> print(argument, 0)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String answer(Expression.Answer answer) {
        String code = bare(answer.code()) ? answer.code() : "${" + answer.code() + "}";
        if (answer.member() == null) return code;
        return code + "." + (answer.member().isEmpty() || answer.member().chars().anyMatch(c -> !Lexer.namePart((char) c)) ? quote(answer.member()) : answer.member());
    }

    private static boolean bare(String code) {
        return !code.isEmpty() && Lexer.nameStart(code.charAt(0)) && code.chars().allMatch(c -> Lexer.namePart((char) c)) && !Parser.WORDS.contains(Function.plain(code));
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
