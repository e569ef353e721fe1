package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.At;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Function;
import fr.maillage.survey.expression.entity.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the text of an expression: precedence climbing over the words of {@link Lexer}. */
public final class Parser {
    /** Parentheses, calls and signs one inside the other at most: nobody reads deeper, and no stack is ever in danger. */
    static final int DEPTH_MAX = 50;
    /** Bare names that mean something else than a question. */
    static final Set<String> WORDS = Set.of("and", "et", "or", "ou", "not", "non", "mod", "true", "vrai", "false", "faux");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * @throws Malformed when the text is no expression, the empty one included
     */
    public static Expression parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        if (parser.peek().type() == Token.Type.END) throw new Malformed(0, "survey.expression.empty");
        Expression read = parser.expression(0);
        Token rest = parser.peek();
        if (rest.type() != Token.Type.END) throw new Malformed(rest.at(), rest.sign(")") ? "survey.expression.closing" : "survey.expression.operator", said(rest));
        return read;
    }

    /** @param least how tightly an operator must bind to be taken here */
    private Expression expression(int least) {
        if (++depth > DEPTH_MAX) throw new Malformed(peek().at(), "survey.expression.deep", DEPTH_MAX);
        Expression left = operand();
        boolean compared = false;
        for (Optional<Operator> found = operator(); found.isPresent() && found.get().binding() >= least; found = operator()) {
            Operator operator = found.get();
            if (operator.compares() && compared) throw new Malformed(peek().at(), "survey.expression.chain", said(peek()));
            compared = operator.compares();
            At at = new At(take().at());
            left = new Expression.Binary(operator, left, expression(operator.binding() + 1), at);
        }
        depth--;
        return left;
    }

    private Optional<Operator> operator() {
        Token token = peek();
        if (token.type() != Token.Type.SIGN && token.type() != Token.Type.NAME) return Optional.empty();
        String word = token.type() == Token.Type.NAME ? Function.plain(token.text()) : token.text();
        for (Operator operator : Operator.values()) if (operator.sign().equals(word) || operator.french().equals(word)) return Optional.of(operator);
        return Optional.empty();
    }

    private Expression operand() {
        Token token = take();
        At at = new At(token.at());
        return switch (token.type()) {
            case NUMBER -> new Expression.Number(new BigDecimal(token.text()), at);
            case TEXT -> new Expression.Text(token.text(), at);
            case SELF -> new Expression.Self(at);
            case CODE -> answer(token);
            case NAME -> name(token);
            case SIGN -> signed(token);
            default -> throw new Malformed(token.at(), "survey.expression.missing");
        };
    }

    private Expression signed(Token token) {
        At at = new At(token.at());
        if (token.sign("-")) return new Expression.Negative(expression(Operator.SIGN), at);
        if (!token.sign("(")) throw new Malformed(token.at(), "survey.expression.unexpected", token.text());
        Expression inside = expression(0);
        if (!peek().sign(")")) throw new Malformed(token.at(), "survey.expression.opening");
        take();
        return inside;
    }

    private Expression name(Token token) {
        At at = new At(token.at());
        if (peek().sign("(")) {
            Optional<Function> function = Function.named(token.text());
            if (function.isPresent()) return call(function.get(), at);
            if (!WORDS.contains(Function.plain(token.text()))) throw new Malformed(token.at(), "survey.expression.function", token.text());
        }
        return switch (Function.plain(token.text())) {
            case "not", "non" -> new Expression.Not(expression(Operator.NOT), at);
            case "true", "vrai" -> new Expression.Truth(true, at);
            case "false", "faux" -> new Expression.Truth(false, at);
            case "and", "et", "or", "ou", "mod" -> throw new Malformed(token.at(), "survey.expression.unexpected", token.text());
            default -> answer(token);
        };
    }

    private Expression answer(Token token) {
        String member = peek().type() == Token.Type.MEMBER ? take().text() : null;
        return new Expression.Answer(token.text(), member, new At(token.at()));
    }

    private Expression call(Function function, At at) {
        int opening = take().at();
        List<Expression> arguments = new ArrayList<>();
        while (!peek().sign(")")) {
            if (!arguments.isEmpty()) {
                if (!peek().sign(",")) throw new Malformed(peek().type() == Token.Type.END ? opening : peek().at(),
                        peek().type() == Token.Type.END ? "survey.expression.opening" : "survey.expression.comma", said(peek()));
                take();
            }
            arguments.add(expression(0));
        }
        take();
        if (arguments.size() < function.least() || arguments.size() > function.most())
            throw new Malformed(at.offset(), "survey.expression.arguments", function.english(), function.least(), function.most(), arguments.size());
        return new Expression.Call(function, arguments, at);
    }

    private static String said(Token token) {
        return token.text();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) next++;
        return token;
    }
}
