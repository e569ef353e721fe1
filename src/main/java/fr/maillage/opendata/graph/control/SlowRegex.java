package fr.maillage.opendata.graph.control;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionRegistry;

/**
 * REGEX and REPLACE (SPARQL 1.1, 17.4.3.14 and 15) that stop at the query's deadline: a pattern such as {@code (a+)+$} would otherwise run for
 * ages without the engine's noticing.
 */
final class SlowRegex {
    static final String MATCHES = "urn:maillage:matches";
    static final String REPLACES = "urn:maillage:replaces";
    private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();
    private static final int LOOK_EVERY = 1 << 12;
    private static final int LONGEST_RESULT = 10_000_000;

    static {
        FunctionRegistry.get().put(MATCHES, iri -> new Matches());
        FunctionRegistry.get().put(REPLACES, iri -> new Replaces());
    }

    private SlowRegex() {
    }

    /** The functions work for queries of this thread until then (System.nanoTime). */
    static void until(long nanoTime) {
        DEADLINE.set(nanoTime);
    }

    static void done() {
        DEADLINE.remove();
    }

    private static final class Matches extends FunctionBase {
        private List<NodeValue> compiled;
        private Pattern pattern;

        @Override
        public void checkBuild(String iri, ExprList arguments) {
            // the parser has counted them
        }

        @Override
        public NodeValue exec(List<NodeValue> arguments) {
            String text = text("REGEX", arguments.get(0));
            List<NodeValue> given = arguments.subList(1, arguments.size());
            if (!given.equals(compiled)) {
                compiled = List.copyOf(given);
                pattern = compile(arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
            }
            try {
                return NodeValue.booleanReturn(pattern.matcher(new Watched(text)).find());
            } catch (StackOverflowError e) {
                throw new ExprEvalException("REGEX: pattern too deep");
            }
        }
    }

    private static final class Replaces extends FunctionBase {
        @Override
        public void checkBuild(String iri, ExprList arguments) {
            // the parser has counted them
        }

        @Override
        public NodeValue exec(List<NodeValue> arguments) {
            NodeValue subject = arguments.get(0);
            String text = text("REPLACE", subject);
            String replacement = text("REPLACE", arguments.get(2));
            Pattern pattern = compile(arguments.get(1), arguments.size() > 3 ? arguments.get(3) : null);
            String replaced;
            try {
                if (pattern.matcher("").find()) throw new ExprEvalException("REPLACE: the pattern matches the empty string");
                Matcher matcher = pattern.matcher(new Watched(text));
                StringBuilder result = new StringBuilder();
                while (matcher.find()) {
                    matcher.appendReplacement(result, replacement);
                    if (result.length() > LONGEST_RESULT) throw new ExprEvalException("REPLACE: the result is too long");
                }
                replaced = matcher.appendTail(result).toString();
            } catch (StackOverflowError | IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ExprEvalException("REPLACE: " + e.getMessage());
            }
            // a pattern without a special sign, so that the engine's own function gives language and type to the result
            return replaced.equals(text) ? subject : XSDFuncOp.strReplace(subject, Pattern.compile("\\A[\\s\\S]*\\z"), NodeValue.makeString(Matcher.quoteReplacement(replaced)));
        }
    }

    private static String text(String function, NodeValue value) {
        if (!value.isString() && !value.isLangString()) throw new ExprEvalException(function + ": not a text: " + value);
        return value.asNode().getLiteralLexicalForm();
    }

    private static Pattern compile(NodeValue pattern, NodeValue flags) {
        int mask = Pattern.UNICODE_CHARACTER_CLASS;
        for (char flag : (flags == null ? "" : flags.asString()).toCharArray()) {
            mask |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'q' -> Pattern.LITERAL;
                default -> throw new ExprEvalException("unknown flag " + flag);
            };
        }
        try {
            return Pattern.compile(text("REGEX", pattern), mask);
        } catch (PatternSyntaxException e) {
            throw new ExprEvalException("pattern: " + e.getMessage());
        }
    }

    /** The text under a pattern: looks at the clock now and then. */
    private static final class Watched implements CharSequence {
        private final String text;
        private int looked;

        private Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looked % LOOK_EVERY == 0) {
                Long deadline = DEADLINE.get();
                if (deadline != null && System.nanoTime() - deadline > 0) throw new QueryCancelledException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
