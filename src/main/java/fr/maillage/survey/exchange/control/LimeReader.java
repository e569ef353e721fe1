package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads conditions of LimeSurvey's ExpressionScript: variables, literals, comparisons, and/or/not, calls. Assignments and the rest are refused by name. */
final class LimeReader {
    private static final int LENGTH_MAX = 8000;
    private static final int DEPTH_MAX = 60;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>\\d{1,30}(?:\\.\\d{1,30})?(?![\\w.])|\\.\\d{1,30})|(?<text>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<word>[A-Za-z0-9_][A-Za-z0-9_:.]*)|(?<sign>===?|!==?|<=|>=|&&|\\|\\||[<>()!,+*/=-]))");
    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("==", "="), Map.entry("eq", "="), Map.entry("!=", "!="), Map.entry("ne", "!="), Map.entry("<", "<"), Map.entry("lt", "<"),
            Map.entry("<=", "<="), Map.entry("le", "<="), Map.entry(">", ">"), Map.entry("gt", ">"), Map.entry(">=", ">="), Map.entry("ge", ">="), Map.entry("&&", "and"), Map.entry("and", "and"),
            Map.entry("||", "or"), Map.entry("or", "or"), Map.entry("+", "+"), Map.entry("-", "-"), Map.entry("*", "*"), Map.entry("/", "/"));
    private static final List<String> LEVELS = List.of("or", "and", "= !=", "< <= > >=", "+ -", "* /");

    private record Token(String kind, String value) {
    }

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private LimeReader() {
    }

    static Formula read(String expression) throws Untranslatable {
        if (expression.length() > LENGTH_MAX) throw new Untranslatable("long", LENGTH_MAX);
        LimeReader reader = new LimeReader();
        String bare = expression.strip();
        reader.split(bare.startsWith("{") && bare.endsWith("}") ? bare.substring(1, bare.length() - 1).strip() : bare);
        Formula read = reader.binary(0);
        if (reader.at < reader.tokens.size()) throw new Untranslatable("syntax", reader.tokens.get(reader.at).value());
        return read;
    }

    private void split(String expression) throws Untranslatable {
        Matcher matcher = TOKEN.matcher(expression);
        int from = 0;
        while (from < expression.length()) {
            if (!matcher.find(from) || matcher.start() != from) throw new Untranslatable("syntax", expression.substring(from, Math.min(expression.length(), from + 20)));
            for (String kind : List.of("number", "text", "word", "sign")) if (matcher.group(kind) != null) tokens.add(new Token(kind, matcher.group(kind)));
            from = matcher.end();
        }
        if (tokens.isEmpty()) throw new Untranslatable("syntax", "");
    }

    private Formula binary(int level) throws Untranslatable {
        if (level == LEVELS.size()) return unary();
        Formula left = binary(level + 1);
        while (true) {
            String operator = operator();
            if (operator.isEmpty() || !List.of(LEVELS.get(level).split(" ")).contains(operator)) return left;
            at++;
            left = new Formula.Binary(operator, left, binary(level + 1));
        }
    }

    private String operator() throws Untranslatable {
        if (at >= tokens.size() || tokens.get(at).kind().equals("text") || tokens.get(at).kind().equals("number")) return "";
        String value = tokens.get(at).value();
        if (value.equals("=") || value.equals("===") || value.equals("!==")) throw new Untranslatable("operator", value);
        return OPERATORS.getOrDefault(value, "");
    }

    private Formula unary() throws Untranslatable {
        if (++depth > DEPTH_MAX) throw new Untranslatable("deep");
        try {
            if (sign("!") || word("not")) return new Formula.Call("not", List.of(unary()));
            if (sign("-")) return new Formula.Negative(unary());
            return operand();
        } finally {
            depth--;
        }
    }

    private Formula operand() throws Untranslatable {
        if (at >= tokens.size()) throw new Untranslatable("syntax", "…");
        Token token = tokens.get(at++);
        switch (token.kind()) {
            case "number":
                return new Formula.Number(new BigDecimal(token.value()));
            case "text":
                return new Formula.Text(token.value().substring(1, token.value().length() - 1).replaceAll("\\\\(.)", "$1"));
            case "word":
                return sign("(") ? new Formula.Call(token.value(), arguments()) : new Formula.Ref(token.value());
            default:
                if (!token.value().equals("(")) throw new Untranslatable("syntax", token.value());
                Formula inside = binary(0);
                if (!sign(")")) throw new Untranslatable("syntax", ")");
                return inside;
        }
    }

    private List<Formula> arguments() throws Untranslatable {
        List<Formula> arguments = new ArrayList<>();
        if (sign(")")) return arguments;
        do arguments.add(binary(0)); while (sign(","));
        if (!sign(")")) throw new Untranslatable("syntax", ")");
        return arguments;
    }

    private boolean sign(String wanted) {
        return next("sign", wanted);
    }

    private boolean word(String wanted) {
        return next("word", wanted);
    }

    private boolean next(String kind, String value) {
        boolean there = at < tokens.size() && tokens.get(at).kind().equals(kind) && tokens.get(at).value().equals(value);
        if (there) at++;
        return there;
    }
}
