package fr.maillage.survey.expression.entity;

import java.math.BigDecimal;
import java.util.List;

/** A compiled expression: what the engine and the script run. Only what was checked becomes one. */
public sealed interface Step {
    /** A number, at most {@link #DECIMALS} decimals. */
    record Number(BigDecimal value) implements Step {
    }

    record Text(String value) implements Step {
    }

    record Truth(boolean value) implements Step {
    }

    record Nothing() implements Step {
    }

    /** The answer to a field; member: a row or « other », else null. */
    record Read(String code, String member) implements Step {
    }

    /**
     * @param operation lower case name of an operator or function, {@code not} or {@code neg}
     */
    record Apply(String operation, List<Step> to) implements Step {
        public Apply {
            to = List.copyOf(to);
        }
    }

    /** Whether the whole text fits. */
    record Match(Step text, Program program) implements Step {
    }

    /** Decimals of every number: results are rounded to them, half away from zero. */
    int DECIMALS = 12;
    /** Digits before the decimal point at most; a larger result is nothing. */
    int DIGITS = 24;
}
