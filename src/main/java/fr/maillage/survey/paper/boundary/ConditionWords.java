package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions as people say them: « vous avez répondu « Oui » à la question 3 ». What has no such words is empty. */
final class ConditionWords {
    private final Map<String, Question> questions;
    private final Map<String, String> numbers;
    private final Words words;

    /**
     * @param questions by code
     * @param numbers   of printed questions, by code
     */
    ConditionWords(Map<String, Question> questions, Map<String, String> numbers, Words words) {
        this.questions = questions;
        this.numbers = numbers;
        this.words = words;
    }

    /** What follows « seulement si »; empty when it can't be said. */
    Optional<String> say(Expression condition) {
        if (condition instanceof Expression.Binary either && either.operator() == Operator.OR) return joined(either, "paper.if.or", ConditionWords::alternatives);
        if (condition instanceof Expression.Binary both && both.operator() == Operator.AND) return joined(both, "paper.if.and", ConditionWords::parts);
        return clause(condition, true);
    }

    private Optional<String> joined(Expression.Binary binary, String key, java.util.function.Function<Expression, List<Expression>> split) {
        List<String> said = new ArrayList<>();
        for (Expression part : split.apply(binary)) {
            // « et » inside « ou » is understood; « ou » inside « et » is not
            boolean or = part instanceof Expression.Binary inner && inner.operator() == Operator.OR;
            Optional<String> clause = or ? Optional.empty() : say(part);
            if (clause.isEmpty()) return Optional.empty();
            said.add(clause.get());
        }
        return Optional.of(String.join(words.text(key), said));
    }

    private static List<Expression> alternatives(Expression expression) {
        return flat(expression, Operator.OR);
    }

    private static List<Expression> parts(Expression expression) {
        return flat(expression, Operator.AND);
    }

    private static List<Expression> flat(Expression expression, Operator operator) {
        if (!(expression instanceof Expression.Binary binary) || binary.operator() != operator) return List.of(expression);
        List<Expression> all = new ArrayList<>(flat(binary.left(), operator));
        all.addAll(flat(binary.right(), operator));
        return all;
    }

    private Optional<String> clause(Expression expression, boolean holds) {
        if (expression instanceof Expression.Not not) return clause(not.of(), !holds);
        if (expression instanceof Expression.Call call) return call(call, holds);
        if (expression instanceof Expression.Binary binary && binary.operator().compares()) return compared(binary, holds);
        return Optional.empty();
    }

    private Optional<String> call(Expression.Call call, boolean holds) {
        if (call.arguments().isEmpty() || !(call.arguments().get(0) instanceof Expression.Answer answer)) return Optional.empty();
        if (call.function() == Function.ANSWERED) return place(answer).map(place -> words.text(holds ? "paper.if.answered" : "paper.if.unanswered", place));
        if (call.function() != Function.SELECTED) return Optional.empty();
        List<String> labels = new ArrayList<>();
        for (Expression argument : call.arguments().subList(1, call.arguments().size())) {
            Optional<String> label = argument instanceof Expression.Text code ? label(answer, code.value()) : Optional.empty();
            if (label.isEmpty()) return Optional.empty();
            labels.add(label.get());
        }
        return place(answer).map(place -> words.text(holds ? "paper.if.ticked" : "paper.if.notTicked", String.join(words.text("paper.if.any"), labels), place));
    }

    private Optional<String> compared(Expression.Binary binary, boolean holds) {
        if (binary.right() instanceof Expression.Answer && !(binary.left() instanceof Expression.Answer))
            return compared(new Expression.Binary(mirrored(binary.operator()), binary.right(), binary.left(), binary.at()), holds);
        Operator operator = holds ? binary.operator() : opposite(binary.operator());
        if (binary.left() instanceof Expression.Call count && count.function() == Function.COUNT && count.arguments().get(0) instanceof Expression.Answer of
                && binary.right() instanceof Expression.Number number)
            return place(of).map(place -> words.text("paper.if.count." + operator.name().toLowerCase(java.util.Locale.ROOT), plain(number), place));
        if (!(binary.left() instanceof Expression.Answer answer)) return Optional.empty();
        Optional<String> place = place(answer);
        if (place.isEmpty()) return Optional.empty();
        if (binary.right() instanceof Expression.Number number && questions.get(answer.code()).type().hasBounds())
            return place.map(where -> words.text("paper.if.number." + operator.name().toLowerCase(java.util.Locale.ROOT), plain(number), where));
        if (!operator.equality() || !(binary.right() instanceof Expression.Text text)) return Optional.empty();
        boolean is = operator == Operator.EQ;
        if (text.value().isEmpty()) return place.map(where -> words.text(is ? "paper.if.unanswered" : "paper.if.answered", where));
        return label(answer, text.value()).map(label -> words.text(is ? "paper.if.is" : "paper.if.isNot", label, place.get()));
    }

    private static String plain(Expression.Number number) {
        return number.value().toPlainString().replace('.', ',');
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LT -> Operator.GT;
            case LE -> Operator.GE;
            case GT -> Operator.LT;
            case GE -> Operator.LE;
            default -> operator;
        };
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQ -> Operator.NE;
            case NE -> Operator.EQ;
            case LT -> Operator.GE;
            case LE -> Operator.GT;
            case GT -> Operator.LE;
            case GE -> Operator.LT;
            default -> throw new IllegalArgumentException(operator + " compares nothing");
        };
    }

    /** « à la question 3 », or « à la ligne « la poste » de la question 5 ». */
    private Optional<String> place(Expression.Answer answer) {
        String number = numbers.get(answer.code());
        if (number == null) return Optional.empty();
        if (answer.member() == null) return Optional.of(words.text("paper.if.question", number));
        return questions.get(answer.code()).rows().stream().filter(row -> row.code().equals(answer.member())).map(Row::label).findFirst()
                .map(row -> words.text("paper.if.row", row, number));
    }

    private Optional<String> label(Expression.Answer answer, String code) {
        return questions.get(answer.code()).options().stream().filter(option -> option.code().equals(code)).map(option -> words.text("paper.if.quoted", option.label())).findFirst();
    }

    /** The options of a single choice with which a condition holds that depends on nothing else; empty when it does. */
    static Optional<Set<String>> choices(Expression condition, Question question) {
        if (question.type() != QuestionType.SINGLE) return Optional.empty();
        Set<String> all = new HashSet<>(question.options().stream().map(Option::code).toList());
        if (condition instanceof Expression.Not not) return choices(not.of(), question).map(chosen -> without(all, chosen));
        if (condition instanceof Expression.Binary either && either.operator() == Operator.OR) {
            Optional<Set<String>> left = choices(either.left(), question);
            Optional<Set<String>> right = choices(either.right(), question);
            if (left.isEmpty() || right.isEmpty()) return Optional.empty();
            Set<String> both = new HashSet<>(left.get());
            both.addAll(right.get());
            return Optional.of(both);
        }
        if (condition instanceof Expression.Call call && call.function() == Function.SELECTED && about(call.arguments().get(0), question)) {
            Set<String> named = new HashSet<>();
            for (Expression argument : call.arguments().subList(1, call.arguments().size())) if (argument instanceof Expression.Text text) named.add(text.value());
            return all.containsAll(named) ? Optional.of(named) : Optional.empty();
        }
        if (!(condition instanceof Expression.Binary binary) || !binary.operator().equality()) return Optional.empty();
        Expression code = about(binary.left(), question) ? binary.right() : about(binary.right(), question) ? binary.left() : null;
        if (!(code instanceof Expression.Text text) || !all.contains(text.value())) return Optional.empty();
        return Optional.of(binary.operator() == Operator.EQ ? Set.of(text.value()) : without(all, Set.of(text.value())));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static boolean about(Expression expression, Question question) {
        return expression instanceof Expression.Answer answer && answer.code().equals(question.code()) && answer.member() == null;
    }
}
