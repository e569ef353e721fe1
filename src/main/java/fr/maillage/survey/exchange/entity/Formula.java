package fr.maillage.survey.exchange.entity;

import java.math.BigDecimal;
import java.util.List;

/** An expression as a file writes it: XPath of an XLSForm (without paths), or the ExpressionScript of LimeSurvey. */
public sealed interface Formula {
    record Number(BigDecimal value) implements Formula {
    }

    record Text(String value) implements Formula {
    }

    /** A question, as <code>${name}</code> of an XLSForm or {@code name.NAOK} of LimeSurvey. */
    record Ref(String name) implements Formula {
    }

    /** {@code .}, the answer to the question itself. */
    record Self() implements Formula {
    }

    record Call(String function, List<Formula> arguments) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param operator or and = != &lt; &lt;= &gt; &gt;= + - * div mod */
    record Binary(String operator, Formula left, Formula right) implements Formula {
    }

    record Negative(Formula of) implements Formula {
    }

    /** A bare name of XPath: a column of the choices sheet inside a choice filter, nothing anywhere else. */
    record Name(String name) implements Formula {
    }
}
