package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The functions of XLSForm that our language says; all others are refused by their name. */
final class XPathFunctions {
    private final XPathTranslation translation;

    XPathFunctions(XPathTranslation translation) {
        this.translation = translation;
    }

    Clause say(Formula.Call call) throws Untranslatable {
        List<Clause> given = new ArrayList<>();
        for (Formula argument : call.arguments()) given.add(translation.say(argument));
        String name = call.function();
        return switch (name) {
            case "true" -> wanting(name, given, 0, 0, Clause.TRUE);
            case "false" -> wanting(name, given, 0, 0, Clause.FALSE);
            case "today" -> wanting(name, given, 0, 0, Clause.call(Sort.DATE, "today"));
            case "not" -> Clause.not(translation.truth(one(name, given)));
            case "boolean" -> translation.truth(one(name, given));
            case "number" -> translation.number(one(name, given));
            case "string" -> translation.text(one(name, given));
            case "int" -> whole(translation.number(one(name, given)));
            case "round" -> round(given);
            case "floor", "ceiling", "abs" -> Clause.call(Sort.NUMBER, name, translation.number(one(name, given)));
            case "selected" -> selected(given);
            case "count-selected" -> counted(one(name, given));
            case "if" -> choice(given);
            case "coalesce" -> first(given);
            case "string-length" -> Clause.call(Sort.NUMBER, "length", translation.text(one(name, given)));
            case "concat" -> concat(given);
            case "regex" -> regex(given);
            case "contains" -> contains(given);
            case "date" -> day(one(name, given));
            default -> throw new Untranslatable("function", name);
        };
    }

    private static Clause wanting(String name, List<Clause> given, int least, int most, Clause said) throws Untranslatable {
        if (given.size() < least || given.size() > most) throw new Untranslatable("arguments", name);
        return said;
    }

    private static Clause one(String name, List<Clause> given) throws Untranslatable {
        if (given.size() != 1) throw new Untranslatable("arguments", name);
        return given.get(0);
    }

    /** Towards zero. */
    private static Clause whole(Clause number) {
        Clause negative = Clause.compare(number, "<", Clause.number(BigDecimal.ZERO));
        return Clause.call(Sort.NUMBER, "if", negative, Clause.call(Sort.NUMBER, "ceiling", number), Clause.call(Sort.NUMBER, "floor", number));
    }

    private Clause round(List<Clause> given) throws Untranslatable {
        if (given.isEmpty() || given.size() > 2) throw new Untranslatable("arguments", "round");
        Clause number = translation.number(given.get(0));
        if (given.size() == 1) return Clause.call(Sort.NUMBER, "round", number);
        if (!given.get(1).isLiteral() || !given.get(1).literal().matches("\\d")) throw new Untranslatable("function", "round(…, …)");
        return Clause.call(Sort.NUMBER, "round", number, Clause.number(new BigDecimal(given.get(1).literal())));
    }

    private static Clause selected(List<Clause> given) throws Untranslatable {
        if (given.size() != 2) throw new Untranslatable("arguments", "selected");
        if (!given.get(1).isLiteral()) throw new Untranslatable("selected", given.get(1).text());
        return given.get(0).chosen(given.get(1).literal().strip());
    }

    private static Clause counted(Clause question) throws Untranslatable {
        if (question.sort() != Sort.CHOICES) throw new Untranslatable("selected", question.text());
        return Clause.call(Sort.NUMBER, "count", question);
    }

    private Clause choice(List<Clause> given) throws Untranslatable {
        if (given.size() != 3) throw new Untranslatable("arguments", "if");
        List<Clause> ways = alike(given.subList(1, 3));
        if (ways.get(0).sort() == Sort.CONDITION) {
            Clause when = translation.truth(given.get(0));
            return Clause.or(Clause.and(when, ways.get(0)), Clause.and(Clause.not(when), ways.get(1)));
        }
        return Clause.call(sort(ways), "if", translation.truth(given.get(0)), ways.get(0), ways.get(1));
    }

    private Clause first(List<Clause> given) throws Untranslatable {
        if (given.size() < 2) throw new Untranslatable("arguments", "coalesce");
        List<Clause> ways = alike(given);
        if (ways.get(0).sort() == Sort.CONDITION) throw new Untranslatable("asText", ways.get(0).text());
        return Clause.call(sort(ways), "coalesce", ways.toArray(Clause[]::new));
    }

    /** All of one sort; of several, as texts. */
    private List<Clause> alike(List<Clause> ways) throws Untranslatable {
        List<Sort> sorts = ways.stream().map(Clause::sort).filter(sort -> sort != Sort.NOTHING).distinct().toList();
        if (sorts.size() == 1 && sorts.get(0) != Sort.CHOICE && sorts.get(0) != Sort.CHOICES && sorts.get(0) != Sort.OPAQUE && (sorts.get(0) != Sort.CONDITION || ways.stream().allMatch(way -> way.sort() == Sort.CONDITION)))
            return ways;
        List<Clause> texts = new ArrayList<>();
        for (Clause way : ways) texts.add(translation.text(way));
        return texts;
    }

    private static Sort sort(List<Clause> ways) {
        Sort sort = ways.stream().map(Clause::sort).filter(one -> one != Sort.NOTHING).findFirst().orElse(Sort.NOTHING);
        return sort == Sort.CHOICE ? Sort.TEXT : sort;
    }

    private Clause concat(List<Clause> given) throws Untranslatable {
        List<Clause> texts = new ArrayList<>();
        for (Clause one : given) {
            if (one.sort() == Sort.CONDITION || one.sort() == Sort.CHOICES || one.sort() == Sort.OPAQUE) throw new Untranslatable("asText", one.text());
            texts.add(one.sort() == Sort.CHOICE ? translation.text(one) : one);
        }
        if (texts.isEmpty()) throw new Untranslatable("arguments", "concat");
        return Clause.call(Sort.TEXT, "concat", texts.toArray(Clause[]::new));
    }

    private Clause regex(List<Clause> given) throws Untranslatable {
        if (given.size() != 2) throw new Untranslatable("arguments", "regex");
        if (given.get(1).literal() == null || given.get(1).sort() != Sort.TEXT) throw new Untranslatable("regex", given.get(1).text());
        return Clause.call(Sort.CONDITION, "matches", translation.text(given.get(0)), given.get(1));
    }

    private Clause contains(List<Clause> given) throws Untranslatable {
        if (given.size() != 2) throw new Untranslatable("arguments", "contains");
        if (given.get(1).literal() == null || given.get(1).literal().isEmpty()) throw new Untranslatable("function", "contains");
        return Clause.call(Sort.CONDITION, "contains", translation.text(given.get(0)), Clause.words(given.get(1).literal()));
    }

    private static Clause day(Clause of) throws Untranslatable {
        if (of.sort() == Sort.DATE) return of;
        if (of.sort() == Sort.TEXT && of.isLiteral() && of.literal().matches("\\d{4}-\\d\\d-\\d\\d")) {
            try {
                return new Clause("'" + LocalDate.parse(of.literal()) + "'", 8, Sort.DATE, of.literal(), null);
            } catch (DateTimeException e) {
                throw new Untranslatable("asDate", of.text());
            }
        }
        throw new Untranslatable("asDate", of.text());
    }
}
