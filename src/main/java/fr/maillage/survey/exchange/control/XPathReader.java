package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Formula;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of XPath 1.0 that XLSForms are written in; everything else of XPath is refused by its name. */
final class XPathReader {
    private static final int LENGTH_MAX = 4000;
    private static final int DEPTH_MAX = 60;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<ref>\\$\\{\\s*(?<name>[^}\\s]+)\\s*})|(?<number>\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})|(?<text>'[^']*'|\"[^\"]*\")"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_-]*(?:[.:][\\p{L}\\p{N}_-]+)*)|(?<sign><=|>=|!=|[=<>+*(),-])|(?<path>\\.\\.|//?|\\[|]|@|\\||::|\\$)|(?<self>\\.))");
    private static final List<Set<String>> LEVELS = List.of(Set.of("or"), Set.of("and"), Set.of("=", "!="), Set.of("<", "<=", ">", ">="), Set.of("+", "-"), Set.of("*", "div", "mod"));

    private record Token(String kind, String value) {
    }

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private XPathReader() {
    }

    /** @throws Untranslatable when it is no XPath or more of XPath than is read here */
    static Formula read(String expression) throws Untranslatable {
        if (expression.length() > LENGTH_MAX) throw new Untranslatable("long", LENGTH_MAX);
        XPathReader reader = new XPathReader();
        reader.split(expression.strip());
        Formula read = reader.binary(0);
        if (reader.at < reader.tokens.size()) throw new Untranslatable("syntax", reader.tokens.get(reader.at).value());
        return read;
    }

    private void split(String expression) throws Untranslatable {
        Matcher matcher = TOKEN.matcher(expression);
        int from = 0;
        while (from < expression.length()) {
            if (!matcher.find(from) || matcher.start() != from) throw new Untranslatable("syntax", expression.substring(from, Math.min(expression.length(), from + 20)));
            if (matcher.group("path") != null) throw new Untranslatable("path", matcher.group("path"));
            for (String kind : List.of("ref", "number", "text", "word", "sign", "self"))
                if (matcher.group(kind) != null) tokens.add(new Token(kind, kind.equals("ref") ? matcher.group("name") : matcher.group(kind)));
            from = matcher.end();
        }
        if (tokens.isEmpty()) throw new Untranslatable("syntax", "");
    }

    private Formula binary(int level) throws Untranslatable {
        if (level == LEVELS.size()) return unary();
        Formula left = binary(level + 1);
        while (operator(level)) {
            String operator = tokens.get(at++).value();
            left = new Formula.Binary(operator, left, binary(level + 1));
        }
        return left;
    }

    /** After an operand a word or a sign can only be an operator. */
    private boolean operator(int level) {
        return at < tokens.size() && (tokens.get(at).kind().equals("sign") || tokens.get(at).kind().equals("word")) && LEVELS.get(level).contains(tokens.get(at).value());
    }

    private Formula unary() throws Untranslatable {
        if (++depth > DEPTH_MAX) throw new Untranslatable("deep");
        try {
            return sign("-") ? new Formula.Negative(unary()) : operand();
        } finally {
            depth--;
        }
    }

    private Formula operand() throws Untranslatable {
        if (at >= tokens.size()) throw new Untranslatable("syntax", "…");
        Token token = tokens.get(at++);
        switch (token.kind()) {
            case "ref":
                return new Formula.Ref(token.value());
            case "number":
                return new Formula.Number(new BigDecimal(token.value().endsWith(".") ? token.value() + "0" : token.value()));
            case "text":
                return new Formula.Text(token.value().substring(1, token.value().length() - 1));
            case "self":
                return new Formula.Self();
            case "word":
                return sign("(") ? new Formula.Call(token.value(), arguments()) : new Formula.Name(token.value());
            default:
                if (!token.value().equals("(")) throw new Untranslatable(token.value().equals("*") ? "path" : "syntax", token.value());
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
        boolean there = at < tokens.size() && tokens.get(at).kind().equals("sign") && tokens.get(at).value().equals(wanted);
        if (there) at++;
        return there;
    }
}
