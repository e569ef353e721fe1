package fr.maillage.survey.expression.entity;

import java.math.BigDecimal;
import java.util.List;

/** What an expression says, as it was written: a tree. */
public sealed interface Expression {
    At at();

    /** A number as it stands in the text; never negative, for the sign is a {@link Negative}. */
    record Number(BigDecimal value, At at) implements Expression {
        /** 1.50 and 1.5 say the same. */
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            if (value.scale() < 0) value = value.setScale(0);
        }
    }

    /** A text between quotes: an option's code, a day, words. The empty one means « nothing ». */
    record Text(String value, At at) implements Expression {
    }

    /** true or false. */
    record Truth(boolean value, At at) implements Expression {
    }

    /** A dot: the answer to the question itself. */
    record Self(At at) implements Expression {
    }

    /**
     * The answer to a question.
     *
     * @param code   of the question
     * @param member a row of a matrix, or {@code other}; null: the whole answer
     */
    record Answer(String code, String member, At at) implements Expression {
    }

    record Not(Expression of, At at) implements Expression {
    }

    record Negative(Expression of, At at) implements Expression {
    }

    record Binary(Operator operator, Expression left, Expression right, At at) implements Expression {
    }

    record Call(Function function, List<Expression> arguments, At at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
