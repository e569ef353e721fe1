package fr.maillage.survey.exchange.control;

import fr.maillage.survey.expression.control.Parser;
import fr.maillage.survey.expression.control.Printer;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import java.util.ArrayList;
import java.util.List;

/** An expression as a councillor writes it: in French words, without needless parentheses, « different » instead of « not equal ». */
final class Tidy {
    private Tidy() {
    }

    static String french(String expression) {
        return expression.isEmpty() ? "" : Printer.french(tidy(Parser.parse(expression)));
    }

    private static Expression tidy(Expression expression) {
        if (expression instanceof Expression.Not not) {
            Expression of = tidy(not.of());
            if (of instanceof Expression.Binary binary && binary.operator() == Operator.EQ) return new Expression.Binary(Operator.NE, binary.left(), binary.right(), binary.at());
            return of instanceof Expression.Not twice ? twice.of() : new Expression.Not(of, not.at());
        }
        if (expression instanceof Expression.Binary binary && binary.operator() == Operator.OR) return either(new Expression.Binary(Operator.OR, tidy(binary.left()), tidy(binary.right()), binary.at()));
        if (expression instanceof Expression.Binary binary) return new Expression.Binary(binary.operator(), tidy(binary.left()), tidy(binary.right()), binary.at());
        if (expression instanceof Expression.Negative negative) return new Expression.Negative(tidy(negative.of()), negative.at());
        if (expression instanceof Expression.Call call) return new Expression.Call(call.function(), call.arguments().stream().map(Tidy::tidy).toList(), call.at());
        return expression;
    }

    /** Options of one question are named together. */
    private static Expression either(Expression.Binary or) {
        if (!(or.left() instanceof Expression.Call left && or.right() instanceof Expression.Call right && left.function() == Function.SELECTED && right.function() == Function.SELECTED
                && left.arguments().get(0).equals(right.arguments().get(0)) && left.arguments().size() + right.arguments().size() <= Function.SELECTED.most())) return or;
        List<Expression> all = new ArrayList<>(left.arguments());
        all.addAll(right.arguments().subList(1, right.arguments().size()));
        return new Expression.Call(Function.SELECTED, all, left.at());
    }
}
