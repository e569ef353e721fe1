package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Expression;
import java.util.LinkedHashSet;
import java.util.Set;

/** The questions that an expression names: what has to be moved, renamed or kept with it. */
public final class Names {
    private Names() {
    }

    /** Codes in the order they are first named; empty for a text that is no expression. */
    public static Set<String> in(String text) {
        if (text == null || text.isBlank()) return Set.of();
        try {
            return of(Parser.parse(text));
        } catch (Malformed told) {
            return Set.of();
        }
    }

    public static Set<String> of(Expression expression) {
        Set<String> codes = new LinkedHashSet<>();
        collect(expression, codes);
        return codes;
    }

    private static void collect(Expression expression, Set<String> codes) {
        if (expression instanceof Expression.Answer answer) codes.add(answer.code());
        else if (expression instanceof Expression.Not not) collect(not.of(), codes);
        else if (expression instanceof Expression.Negative negative) collect(negative.of(), codes);
        else if (expression instanceof Expression.Call call) call.arguments().forEach(argument -> collect(argument, codes));
        else if (expression instanceof Expression.Binary binary) {
            collect(binary.left(), codes);
            collect(binary.right(), codes);
        }
    }
}
