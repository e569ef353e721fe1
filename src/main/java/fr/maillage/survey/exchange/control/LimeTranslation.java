package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says a condition of LimeSurvey in our language. ADR 0066 tells which of its rules are followed: two texts that both write numbers are
 * compared as numbers; anything else that is ordered against a number is false; a variable without {@code .NAOK} makes the whole
 * expression false while its question is not asked. Where its two engines are known to differ (sums of missing answers), it is refused.
 */
final class LimeTranslation {
    private final LimeNames names;
    /** The question whose constraint this is, by its variables; null for a condition. */
    private final String own;
    /** Conditions of the questions that are named without {@code .NAOK}. */
    private final Set<Clause> asked = new LinkedHashSet<>();

    private LimeTranslation(LimeNames names, String own) {
        this.names = names;
        this.own = own;
    }

    static Clause condition(String expression, LimeNames names) throws Untranslatable {
        return whole(new LimeTranslation(names, null), expression);
    }

    /** @param own the question's variable, known to the names */
    static Clause constraint(String expression, LimeNames names, String own) throws Untranslatable {
        return whole(new LimeTranslation(names, own), expression);
    }

    /** What an equation computes: a number or a text. */
    static Clause value(String expression, LimeNames names) throws Untranslatable {
        LimeTranslation translation = new LimeTranslation(names, null);
        Clause said = translation.say(LimeReader.read(expression));
        if (said.sort() != Sort.NUMBER && said.sort() != Sort.TEXT || !translation.asked.isEmpty()) throw new Untranslatable("limeArithmetic", expression);
        return said;
    }

    private static Clause whole(LimeTranslation translation, String expression) throws Untranslatable {
        Clause said = translation.truth(translation.say(LimeReader.read(expression)));
        for (Clause relevant : translation.asked) said = Clause.and(relevant, said);
        return said;
    }

    private Clause say(Formula formula) throws Untranslatable {
        if (formula instanceof Formula.Number number) return Clause.number(number.value());
        if (formula instanceof Formula.Text text) return Clause.words(text.value());
        if (formula instanceof Formula.Ref ref) return variable(ref.name());
        if (formula instanceof Formula.Call call) return call(call);
        if (formula instanceof Formula.Negative negative) {
            Clause of = say(negative.of());
            if (!of.isLiteral() || !Clause.numeric(of.literal())) throw new Untranslatable("limeArithmetic", of.text());
            return Clause.number(new BigDecimal(of.literal().strip()).negate());
        }
        return binary((Formula.Binary) formula);
    }

    private Clause variable(String written) throws Untranslatable {
        String[] parts = written.split("\\.", 2);
        String suffix = parts.length == 2 ? parts[1] : "";
        if (!suffix.isEmpty() && !suffix.equals("NAOK") && !suffix.equals("code")) throw new Untranslatable("limeSuffix", written);
        if (parts[0].contains(":")) throw new Untranslatable("limeToken", written);
        boolean self = own != null && (parts[0].equals("this") || parts[0].equals("self") || parts[0].equals(own));
        LimeNames.Variable variable = names.variable(self ? own : parts[0]);
        if (!suffix.equals("NAOK") && !self && variable.relevant() != Clause.TRUE) asked.add(variable.relevant());
        Clause answer = self ? Clause.self(variable.asked()) : Clause.answer(variable.asked());
        return variable.tick() == null ? answer : answer.chosen(variable.tick());
    }

    private Clause binary(Formula.Binary binary) throws Untranslatable {
        Clause left = say(binary.left());
        Clause right = say(binary.right());
        return switch (binary.operator()) {
            case "or" -> Clause.or(truth(left), truth(right));
            case "and" -> Clause.and(truth(left), truth(right));
            case "=" -> equal(left, right);
            case "!=" -> Clause.not(equal(left, right));
            case "<", "<=", ">", ">=" -> ordered(left, binary.operator(), right);
            default -> throw new Untranslatable("limeArithmetic", binary.operator());
        };
    }

    private Clause truth(Clause clause) throws Untranslatable {
        if (clause.sort() == Sort.CONDITION) return clause;
        if (clause.isLiteral()) return clause.literal().isEmpty() || clause.literal().equals("0") ? Clause.FALSE : Clause.TRUE;
        return switch (clause.sort()) {
            case NUMBER -> Clause.and(Clause.not(clause.isNothing()), Clause.not(Clause.compare(clause, "=", Clause.number(BigDecimal.ZERO))));
            case CHOICE -> Clause.and(Clause.not(clause.isNothing()), Clause.not(clause.isOneOf("0"::equals)));
            case TEXT -> Clause.and(Clause.not(clause.isNothing()), Clause.not(Clause.compare(clause, "=", Clause.words("0"))));
            default -> throw new Untranslatable("compare", clause.text(), "true");
        };
    }

    private Clause equal(Clause left, Clause right) throws Untranslatable {
        if (left.isLiteral() && !right.isLiteral()) return equal(right, left);
        if (left.isLiteral()) return equals(left.literal(), right.literal()) ? Clause.TRUE : Clause.FALSE;
        if (left.sort() == Sort.CONDITION) return ticked(left, right);
        if (right.isLiteral() && right.literal().isEmpty()) return left.isNothing();
        if (right.isLiteral()) return literal(left, right.literal());
        if (left.sort() == Sort.NUMBER && right.sort() == Sort.NUMBER) return Clause.compare(left, "=", right);
        throw new Untranslatable("compare", left.text(), right.text());
    }

    /** An option of a multiple choice is « Y » or nothing. */
    private static Clause ticked(Clause tick, Clause literal) throws Untranslatable {
        if (!literal.isLiteral()) throw new Untranslatable("compare", tick.text(), literal.text());
        if (literal.literal().equals("Y")) return tick;
        return literal.literal().isEmpty() ? Clause.not(tick) : Clause.FALSE;
    }

    private static Clause literal(Clause answer, String literal) throws Untranslatable {
        boolean number = Clause.numeric(literal);
        return switch (answer.sort()) {
            case CHOICE -> answer.isOneOf(option -> equals(option, literal));
            case NUMBER -> number ? Clause.compare(answer, "=", Clause.number(new BigDecimal(literal.strip()))) : Clause.FALSE;
            case TEXT -> number ? Clause.compare(Clause.call(Sort.NUMBER, "number", answer), "=", Clause.number(new BigDecimal(literal.strip()))) : Clause.compare(answer, "=", Clause.words(literal));
            default -> throw new Untranslatable("compare", answer.text(), literal);
        };
    }

    /** Two texts of LimeSurvey: as numbers when both write one. */
    static boolean equals(String one, String other) {
        if (Clause.numeric(one) && Clause.numeric(other)) return new BigDecimal(one.strip()).compareTo(new BigDecimal(other.strip())) == 0;
        return one.equals(other);
    }

    /** Two literals in order: as numbers when both write one, as texts when none does, else false. */
    static boolean ordered(String one, String sign, String other) {
        if (Clause.numeric(one) != Clause.numeric(other)) return false;
        int order = Clause.numeric(one) ? new BigDecimal(one.strip()).compareTo(new BigDecimal(other.strip())) : one.compareTo(other);
        return XPathTranslation.holds(order, sign);
    }

    private Clause ordered(Clause left, String sign, Clause right) throws Untranslatable {
        if (left.isLiteral() && !right.isLiteral()) return ordered(right, sign.startsWith("<") ? ">" + sign.substring(1) : "<" + sign.substring(1), left);
        if (left.isLiteral()) return ordered(left.literal(), sign, right.literal()) ? Clause.TRUE : Clause.FALSE;
        if (right.isLiteral() && Clause.numeric(right.literal())) {
            if (left.sort() == Sort.NUMBER) return Clause.compare(left, sign, Clause.number(new BigDecimal(right.literal().strip())));
            if (left.sort() == Sort.CHOICE) return left.isOneOf(option -> Clause.numeric(option) && ordered(option, sign, right.literal()));
        } else if (left.sort() == Sort.NUMBER && right.sort() == Sort.NUMBER) {
            Clause numbers = Clause.compare(left, sign, right);
            // two answers that are not there are two empty texts: neither comes first
            return sign.length() == 2 ? Clause.or(numbers, Clause.and(left.isNothing(), right.isNothing())) : numbers;
        }
        throw new Untranslatable("order", left.text(), right.text());
    }

    private Clause call(Formula.Call call) throws Untranslatable {
        List<Clause> given = new ArrayList<>();
        for (Formula argument : call.arguments()) given.add(say(argument));
        switch (call.function()) {
            case "not":
                return Clause.not(truth(one(call, given)));
            case "is_empty":
                return empty(one(call, given));
            case "if":
                if (given.size() != 3) throw new Untranslatable("arguments", "if");
                Clause when = truth(given.get(0));
                return Clause.or(Clause.and(when, truth(given.get(1))), Clause.and(Clause.not(when), truth(given.get(2))));
            case "count":
                return count(given);
            case "sum":
                return sum(given);
            case "strlen":
                if (one(call, given).sort() != Sort.TEXT) throw new Untranslatable("function", "strlen");
                return Clause.call(Sort.NUMBER, "length", given.get(0));
            case "regexMatch":
                return matches(given);
            default:
                throw new Untranslatable("function", call.function());
        }
    }

    private static Clause one(Formula.Call call, List<Clause> given) throws Untranslatable {
        if (given.size() != 1) throw new Untranslatable("arguments", call.function());
        return given.get(0);
    }

    private static Clause empty(Clause of) {
        if (of.sort() == Sort.CONDITION) return Clause.not(of);
        if (of.isLiteral()) return of.literal().isEmpty() ? Clause.TRUE : Clause.FALSE;
        return of.isNothing();
    }

    private static Clause count(List<Clause> given) throws Untranslatable {
        if (given.isEmpty()) throw new Untranslatable("arguments", "count");
        Clause[] ones = given.stream().map(one -> Clause.call(Sort.NUMBER, "if", Clause.not(empty(one)), Clause.number(BigDecimal.ONE), Clause.number(BigDecimal.ZERO))).toArray(Clause[]::new);
        return Clause.call(Sort.NUMBER, "sum", ones);
    }

    private static Clause sum(List<Clause> given) throws Untranslatable {
        for (Clause one : given) if (one.sort() != Sort.NUMBER) throw new Untranslatable("asNumber", one.text());
        if (given.isEmpty()) throw new Untranslatable("arguments", "sum");
        return Clause.call(Sort.NUMBER, "coalesce", Clause.call(Sort.NUMBER, "sum", given.toArray(Clause[]::new)), Clause.number(BigDecimal.ZERO));
    }

    /** A pattern between slashes that is bound to both ends of the text. */
    private static Clause matches(List<Clause> given) throws Untranslatable {
        if (given.size() != 2 || given.get(0).literal() == null || given.get(1).sort() != Sort.TEXT) throw new Untranslatable("arguments", "regexMatch");
        String pattern = given.get(0).literal();
        if (!pattern.matches("(?s)/\\^.*\\$/")) throw new Untranslatable("regex", pattern);
        return Clause.call(Sort.CONDITION, "matches", given.get(1), Clause.words(pattern.substring(2, pattern.length() - 2)));
    }
}
