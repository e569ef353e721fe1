package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Says an XPath expression of an XLSForm in our language, so that it holds for the same answers: see ADR 0066 for the differences that are
 * bridged here. In XPath an answer that is not there is an empty text, equal to another empty text and, as a number, to none.
 */
final class XPathTranslation {
    private final Names names;
    private final Asked own;
    private final Map<String, String> columns;

    private XPathTranslation(Names names, Asked own, Map<String, String> columns) {
        this.names = names;
        this.own = own;
        this.columns = columns;
    }

    /** A condition over the questions before. */
    static Clause condition(String xpath, Names names) throws Untranslatable {
        XPathTranslation translation = new XPathTranslation(names, null, Map.of());
        return translation.truth(translation.say(XPathReader.read(xpath)));
    }

    /** A constraint: {@code .} is the answer to the question itself. */
    static Clause constraint(Formula xpath, Names names, Asked own) throws Untranslatable {
        XPathTranslation translation = new XPathTranslation(names, own, Map.of());
        return translation.truth(translation.say(xpath));
    }

    /** Whether a choice is offered: bare names are columns of its row on the choices sheet. */
    static Clause filter(String xpath, Names names, Map<String, String> columns) throws Untranslatable {
        XPathTranslation translation = new XPathTranslation(names, null, columns);
        return translation.truth(translation.say(XPathReader.read(xpath)));
    }

    /** What is computed. */
    static Clause value(String xpath, Names names) throws Untranslatable {
        return new XPathTranslation(names, null, Map.of()).say(XPathReader.read(xpath));
    }

    Clause say(Formula xpath) throws Untranslatable {
        if (xpath instanceof Formula.Number number) return Clause.number(number.value());
        if (xpath instanceof Formula.Text text) return Clause.words(text.value());
        if (xpath instanceof Formula.Ref ref) return Clause.answer(names.asked(ref.name()));
        if (xpath instanceof Formula.Self) return self();
        if (xpath instanceof Formula.Name name) return column(name.name());
        if (xpath instanceof Formula.Negative negative) {
            Clause of = number(say(negative.of()));
            return of.isLiteral() ? Clause.number(new BigDecimal(of.literal()).negate()) : Clause.of("-" + of.within(7), 7, Sort.NUMBER);
        }
        if (xpath instanceof Formula.Call call) return new XPathFunctions(this).say(call);
        return binary((Formula.Binary) xpath);
    }

    private Clause self() throws Untranslatable {
        if (own == null) throw new Untranslatable("self");
        return Clause.self(own);
    }

    private Clause column(String name) throws Untranslatable {
        if (columns.isEmpty()) throw new Untranslatable("path", name);
        return Clause.words(columns.getOrDefault(name, ""));
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
            default -> arithmetic(left, binary.operator(), right);
        };
    }

    private Clause arithmetic(Clause left, String operator, Clause right) throws Untranslatable {
        Clause from = number(left);
        Clause by = number(right);
        boolean product = !operator.equals("+") && !operator.equals("-");
        // a division by zero is infinite in XPath and nothing here: only by what can't be zero
        if ((operator.equals("div") || operator.equals("mod")) && (!by.isLiteral() || new BigDecimal(by.literal()).signum() == 0)) throw new Untranslatable("division");
        String sign = operator.equals("div") ? "/" : operator;
        return Clause.of(from.within(product ? 6 : 5) + " " + sign + " " + by.within(product ? 7 : 6), product ? 6 : 5, Sort.NUMBER);
    }

    Clause truth(Clause clause) throws Untranslatable {
        return switch (clause.sort()) {
            case CONDITION -> clause;
            case NOTHING -> Clause.FALSE;
            case NUMBER -> clause.isLiteral() ? new BigDecimal(clause.literal()).signum() == 0 ? Clause.FALSE : Clause.TRUE
                    : Clause.or(Clause.compare(clause, "<", Clause.number(BigDecimal.ZERO)), Clause.compare(clause, ">", Clause.number(BigDecimal.ZERO)));
            default -> clause.isLiteral() ? Clause.TRUE : Clause.not(clause.isNothing());
        };
    }

    Clause number(Clause clause) throws Untranslatable {
        return switch (clause.sort()) {
            case NUMBER -> clause;
            case TEXT, CHOICE -> clause.renamed(Clause::numeric) ? refused(clause) : clause.isLiteral() && Clause.numeric(clause.literal()) ? Clause.number(new BigDecimal(clause.literal().strip())) : Clause.call(Sort.NUMBER, "number", clause);
            case CONDITION -> Clause.call(Sort.NUMBER, "if", clause, Clause.number(BigDecimal.ONE), Clause.number(BigDecimal.ZERO));
            default -> throw new Untranslatable("asNumber", clause.text());
        };
    }

    Clause text(Clause clause) throws Untranslatable {
        return switch (clause.sort()) {
            case TEXT, CHOICE, NOTHING -> clause.renamed(any -> true) ? refused(clause) : clause;
            case NUMBER, DATE -> Clause.call(Sort.TEXT, "concat", clause);
            default -> throw new Untranslatable("asText", clause.text());
        };
    }

    private static Clause refused(Clause clause) throws Untranslatable {
        throw new Untranslatable("codesAsText", clause.text());
    }

    private Clause equal(Clause left, Clause right) throws Untranslatable {
        if (left.sort() == Sort.CONDITION || right.sort() == Sort.CONDITION) return same(truth(left), truth(right));
        if (left.isLiteral() && !right.isLiteral()) return equal(right, left);
        if (left.isLiteral()) return literals(left, right) ? Clause.TRUE : Clause.FALSE;
        if (right.sort() == Sort.NOTHING) return left.isNothing();
        if (right.isLiteral() && left.asked() != null && left.sort() == Sort.CHOICE) return left.isOneOf(option -> literals(Clause.words(option), right));
        if (left.sort() == Sort.CHOICES || right.sort() == Sort.CHOICES) return several(left, right);
        if (left.sort() == Sort.NUMBER || right.sort() == Sort.NUMBER) return numbers(left, right);
        if (left.sort() == right.sort() || left.sort() == Sort.TEXT || right.sort() == Sort.TEXT) return texts(left, right);
        throw new Untranslatable("compare", left.text(), right.text());
    }

    private static Clause same(Clause left, Clause right) {
        if (left == Clause.TRUE || right == Clause.TRUE) return left == Clause.TRUE ? right : left;
        if (left == Clause.FALSE || right == Clause.FALSE) return Clause.not(left == Clause.FALSE ? right : left);
        return Clause.or(Clause.and(left, right), Clause.and(Clause.not(left), Clause.not(right)));
    }

    private static boolean literals(Clause left, Clause right) {
        boolean number = left.sort() == Sort.NUMBER || right.sort() == Sort.NUMBER;
        if (!number) return left.literal().equals(right.literal());
        return Clause.numeric(left.literal()) && Clause.numeric(right.literal()) && new BigDecimal(left.literal().strip()).compareTo(new BigDecimal(right.literal().strip())) == 0;
    }

    /** The text of a multiple choice is its codes with spaces between: only one code alone is compared for sure. */
    private Clause several(Clause left, Clause right) throws Untranslatable {
        if (left.sort() != Sort.CHOICES || !right.isLiteral() || right.literal().contains(" ")) throw new Untranslatable("compare", left.text(), right.text());
        return Clause.and(left.chosen(right.literal()), Clause.compare(Clause.call(Sort.NUMBER, "count", left), "=", Clause.number(BigDecimal.ONE)));
    }

    private Clause numbers(Clause left, Clause right) throws Untranslatable {
        if (right.isLiteral()) return right.sort() == Sort.NUMBER || Clause.numeric(right.literal()) ? Clause.compare(number(left), "=", number(right)) : Clause.FALSE;
        Clause equal = Clause.compare(number(left), "=", number(right));
        boolean answers = left.asked() != null && right.asked() != null;
        if (answers && left.sort() == right.sort()) return equal;
        // what is computed of nothing is no number, and no number is equal to itself; two answers that are not there are equal texts
        Clause there = Clause.and(equal, Clause.not(number(right).isNothing()));
        return answers ? Clause.or(there, Clause.and(left.isNothing(), right.isNothing())) : there;
    }

    private Clause texts(Clause left, Clause right) throws Untranslatable {
        if (left.sort() == Sort.DATE || left.sort() == Sort.TIME || left.sort() == Sort.MOMENT) return days(left, right);
        if (left.sort() == Sort.CHOICE && right.sort() == Sort.CHOICE) {
            if (!alike(left, right)) throw new Untranslatable("compare", left.text(), right.text());
            return Clause.compare(left, "=", right);
        }
        return Clause.compare(text(left), "=", text(right));
    }

    /** Whether options of two questions have the same codes here when they have in the file, and other ones when not. */
    private static boolean alike(Clause left, Clause right) {
        for (String one : left.asked().options())
            for (String other : right.asked().options())
                if (one.equals(other) != left.asked().coded(one).equals(right.asked().coded(other))) return false;
        return true;
    }

    private Clause days(Clause left, Clause right) throws Untranslatable {
        if (left.sort() != right.sort() && !(right.isLiteral() && left.sort() == Sort.DATE && right.literal().matches("\\d{4}-\\d\\d-\\d\\d"))) throw new Untranslatable("compare", left.text(), right.text());
        return Clause.compare(left, "=", right);
    }

    private Clause ordered(Clause left, String sign, Clause right) throws Untranslatable {
        if (left.isLiteral() && !right.isLiteral()) return ordered(right, sign.startsWith("<") ? ">" + sign.substring(1) : "<" + sign.substring(1), left);
        if (left.sort() == Sort.NOTHING || right.sort() == Sort.NOTHING) return Clause.FALSE;
        if (left.sort() == Sort.DATE && right.sort() == Sort.DATE) return Clause.compare(left, sign, right);
        if (left.sort() == Sort.CHOICE && left.asked() != null && right.isLiteral() && right.sort() == Sort.NUMBER)
            return left.isOneOf(option -> Clause.numeric(option) && holds(new BigDecimal(option.strip()).compareTo(new BigDecimal(right.literal())), sign));
        return Clause.compare(number(left), sign, number(right));
    }

    static boolean holds(int order, String sign) {
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
