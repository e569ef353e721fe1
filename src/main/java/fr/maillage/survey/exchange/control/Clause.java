package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A part of an expression of our language, made by a translation.
 *
 * @param text    what it says
 * @param binding how tightly it holds together: 1 or, 2 and, 3 not, 4 comparison, 5 sum, 6 product, 7 sign, 8 whole
 * @param sort    what it gives
 * @param literal the text between quotes or the number, of a literal; else null
 * @param asked   the question whose answer it is; else null
 */
record Clause(String text, int binding, Sort sort, String literal, Asked asked) {
    static final Clause TRUE = new Clause("true", 8, Sort.CONDITION, null, null);
    static final Clause FALSE = new Clause("false", 8, Sort.CONDITION, null, null);

    /** What an expression gives; all but a condition may be nothing. */
    enum Sort {
        CONDITION, NUMBER, TEXT, CHOICE, CHOICES, DATE, TIME, MOMENT, OPAQUE,
        /** The empty text. */
        NOTHING
    }

    static Clause of(String text, int binding, Sort sort) {
        return new Clause(text, binding, sort, null, null);
    }

    static Clause answer(Asked asked) {
        return new Clause(asked.said(), 8, asked.sort(), null, asked);
    }

    static Clause self(Asked asked) {
        return new Clause(".", 8, asked.sort(), null, asked);
    }

    static Clause words(String value) {
        return new Clause("'" + value.replace("'", "''") + "'", 8, value.isEmpty() ? Sort.NOTHING : Sort.TEXT, value, null);
    }

    static Clause number(BigDecimal value) {
        return new Clause(value.toPlainString(), value.signum() < 0 ? 7 : 8, Sort.NUMBER, value.toPlainString(), null);
    }

    static Clause call(Sort sort, String function, Clause... arguments) {
        return of(List.of(arguments).stream().map(Clause::text).collect(Collectors.joining(", ", function + "(", ")")), 8, sort);
    }

    static Clause not(Clause condition) {
        if (condition == TRUE) return FALSE;
        return condition == FALSE ? TRUE : of("not " + condition.within(4), 3, Sort.CONDITION);
    }

    static Clause and(Clause left, Clause right) {
        if (left == FALSE || right == FALSE) return FALSE;
        if (left == TRUE) return right;
        return right == TRUE ? left : of(left.within(2) + " and " + right.within(3), 2, Sort.CONDITION);
    }

    static Clause or(Clause left, Clause right) {
        if (left == TRUE || right == TRUE) return TRUE;
        if (left == FALSE) return right;
        return right == FALSE ? left : of(left.within(1) + " or " + right.within(2), 1, Sort.CONDITION);
    }

    static Clause compare(Clause left, String sign, Clause right) {
        return of(left.within(5) + " " + sign + " " + right.within(5), 4, Sort.CONDITION);
    }

    /** Whether the answer is nothing at all. */
    Clause isNothing() {
        return compare(this, "=", words(""));
    }

    /** One of the options for which this holds is the answer. */
    Clause isOneOf(Predicate<String> wanted) {
        Clause any = FALSE;
        for (String option : asked.options()) if (wanted.test(option)) any = or(any, compare(this, "=", words(asked.coded(option))));
        return any;
    }

    /** The option of this code of the file is chosen; never, when there is no such option. */
    Clause chosen(String option) throws Untranslatable {
        if (asked == null || sort != Sort.CHOICE && sort != Sort.CHOICES) throw new Untranslatable("selected", text);
        if (!asked.options().contains(option)) return FALSE;
        return sort == Sort.CHOICE ? compare(this, "=", words(asked.coded(option))) : call(Sort.CONDITION, "selected", this, words(asked.coded(option)));
    }

    /** Whether an option like this has another code here than in the file: its code must then not be read as a text. */
    boolean renamed(Predicate<String> wanted) {
        return sort == Sort.CHOICE && asked != null && asked.options().stream().filter(wanted).anyMatch(option -> !asked.coded(option).equals(option));
    }

    /** In parentheses where its place wants it to hold tighter than it does. */
    String within(int least) {
        return binding < least ? "(" + text + ")" : text;
    }

    boolean isLiteral() {
        return literal != null;
    }

    static boolean numeric(String text) {
        return text.strip().matches("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");
    }
}
