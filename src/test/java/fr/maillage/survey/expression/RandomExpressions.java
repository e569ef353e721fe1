package fr.maillage.survey.expression;

import fr.maillage.survey.expression.entity.At;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Expression.Answer;
import fr.maillage.survey.expression.entity.Expression.Binary;
import fr.maillage.survey.expression.entity.Expression.Call;
import fr.maillage.survey.expression.entity.Expression.Text;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Draws expressions that make sense over the fields of the shared vectors, and answers to them, sensible or not. */
public final class RandomExpressions {
    private static final At AT = new At(0);
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "0.5", "0.1", "12", "100", "0.000001", "999999999999", "0.000000000001");
    private static final List<String> DAYS = List.of("2027-03-12", "2000-02-29", "1950-12-31", "2027-03-01", "2100-01-01");
    private static final List<String> WORDS = List.of("Mende", "l'eau", "48000", "été", "a", "-3.5", "a😀b", "x \"y\"");
    private static final List<String> PATTERNS = List.of("[0-9]{5}", "\\p{L}+", "(a|b)*", ".{1,4}", "[^ ]+( [^ ]+)*", "-?\\d+(\\.\\d+)?");

    private final Random random;

    public RandomExpressions(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Answer field(String code) {
        return new Answer(code, null, AT);
    }

    private static Text text(String value) {
        return new Text(value, AT);
    }

    private static Call call(Function function, Expression... arguments) {
        return new Call(function, List.of(arguments), AT);
    }

    private Expression.Number literal() {
        return new Expression.Number(new BigDecimal(one(NUMBERS)), AT);
    }

    public Expression condition(int depth) {
        if (depth <= 0) return leaf();
        return switch (random.nextInt(9)) {
            case 0 -> new Binary(Operator.AND, condition(depth - 1), condition(depth - 1), AT);
            case 1 -> new Binary(Operator.OR, condition(depth - 1), condition(depth - 1), AT);
            case 2 -> new Expression.Not(condition(depth - 1), AT);
            case 3 -> new Binary(one(List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE)), number(depth - 1), number(depth - 1), AT);
            case 4 -> new Binary(one(List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE)), day(depth - 1, false), day(depth - 1, true), AT);
            case 5 -> new Binary(one(List.of(Operator.EQ, Operator.NE)), words(depth - 1), words(depth - 1), AT);
            case 6 -> call(Function.IF, condition(depth - 1), condition(depth - 1), condition(depth - 1));
            case 7 -> call(one(List.of(Function.CONTAINS)), words(depth - 1), words(depth - 1));
            default -> call(Function.MATCHES, words(depth - 1), text(one(PATTERNS)));
        };
    }

    private Expression leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> new Binary(one(List.of(Operator.EQ, Operator.NE)), field("s"), text(one(List.of("a", "b", "z", ""))), AT);
            case 1 -> call(Function.SELECTED, field("m"), text(one(List.of("a", "b", "c"))), text("z"));
            case 2 -> new Binary(one(List.of(Operator.EQ, Operator.NE)), new Answer("x", one(List.of("north", "south")), AT), text(one(List.of("y", "n", ""))), AT);
            case 3 -> call(Function.SELECTED, new Answer("v", "north", AT), text("y"));
            case 4 -> call(one(List.of(Function.ANSWERED, Function.DECLINED)), field(one(List.of("s", "m", "n", "t", "d", "x", "p", "r"))));
            case 5 -> new Expression.Truth(random.nextBoolean(), AT);
            case 6 -> new Binary(one(List.of(Operator.LT, Operator.GE, Operator.EQ)), field("h"), text("12:00"), AT);
            case 7 -> new Binary(Operator.NE, field(one(List.of("m", "n", "t", "d", "x", "p"))), text(""), AT);
            default -> new Binary(Operator.GT, field("w"), text("2027-03-12T08:00"), AT);
        };
    }

    public Expression number(int depth) {
        if (depth <= 0) {
            return switch (random.nextInt(4)) {
                case 0 -> literal();
                case 1 -> call(Function.COUNT, field("m"));
                case 2 -> call(Function.RANK, field("r"), text("b"));
                default -> field(one(List.of("n", "k")));
            };
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Binary(one(List.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.MOD)), number(depth - 1), number(depth - 1), AT);
            case 3 -> new Expression.Negative(number(depth - 1), AT);
            case 4 -> call(one(List.of(Function.SUM, Function.MIN, Function.MAX, Function.COALESCE)), number(depth - 1), number(depth - 1), literal());
            case 5 -> call(one(List.of(Function.ROUND, Function.FLOOR, Function.CEILING, Function.ABS)), number(depth - 1));
            case 6 -> call(Function.ROUND, number(depth - 1), number(0));
            case 7 -> call(Function.IF, condition(depth - 1), number(depth - 1), number(depth - 1));
            case 8 -> call(one(List.of(Function.DAYS, Function.YEARS)), day(depth - 1, true), day(depth - 1, true));
            default -> call(one(List.of(Function.LENGTH, Function.NUMBER)), words(depth - 1));
        };
    }

    private Expression day(int depth, boolean literal) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> literal ? text(one(DAYS)) : field("f");
            case 1 -> call(Function.TODAY);
            case 2 -> field("d");
            case 3 -> call(Function.DATE, field("w"));
            case 4 -> call(Function.IF, condition(depth - 1), field("d"), day(depth - 1, true));
            default -> call(one(List.of(Function.MIN, Function.MAX, Function.COALESCE)), field("d"), day(depth - 1, true));
        };
    }

    public Expression words(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> text(one(WORDS));
            case 1 -> field("t");
            case 2 -> field("u");
            case 3 -> new Answer("s", "other", AT);
            case 4 -> call(Function.CONCAT, number(depth - 1), words(depth - 1), day(depth - 1, true));
            case 5 -> call(Function.IF, condition(depth - 1), words(depth - 1), words(depth - 1));
            default -> call(Function.COALESCE, words(depth - 1), words(depth - 1));
        };
    }

    public JsonObject answers() {
        JsonObjectBuilder answers = Json.createObjectBuilder();
        if (there()) answers.add("s", one(List.of("a", "b", "z", "unknown")));
        if (there()) answers.add("s.other", one(WORDS));
        for (String code : List.of("m", "r")) if (there()) answers.add(code, codes(List.of("a", "b", "c")));
        for (String code : List.of("n", "k")) if (there()) answers.add(code, one(List.of("-1", "2.5", "0", "41", "0.000001", "-999999999999.999999", "3", "abc")));
        for (String code : List.of("t", "u")) if (there()) answers.add(code, one(WORDS));
        for (String code : List.of("d", "f")) if (there()) answers.add(code, one(List.of("2009-03-12", "2004-02-29", "2027-02-30", "1999-12-31", "2027-03-12")));
        if (there()) answers.add("h", one(List.of("08:30", "12:00", "25:00")));
        if (there()) answers.add("w", one(List.of("2027-03-12T08:30", "2024-02-29T23:59", "2023-02-29T10:00")));
        if (there()) answers.add("x", Json.createObjectBuilder().add(one(List.of("north", "south")), one(List.of("y", "n"))));
        if (there()) answers.add("v", Json.createObjectBuilder().add("north", codes(List.of("y", "n"))));
        if (there()) answers.add("p", Json.createObjectBuilder().add("lat", 44.5).add("lon", 3.5));
        if (random.nextInt(6) == 0) answers.add(one(List.of("n", "t", "d", "x", "p")), Json.createObjectBuilder().add("declined", true));
        return answers.build();
    }

    private boolean there() {
        return random.nextInt(3) > 0;
    }

    private JsonArrayBuilder codes(List<String> of) {
        JsonArrayBuilder codes = Json.createArrayBuilder();
        of.stream().filter(code -> random.nextBoolean()).forEach(codes::add);
        return codes;
    }
}
