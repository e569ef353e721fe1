package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.graph.control.QueryRefused.Reason;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Reads a query from outside: SPARQL 1.1 and nothing more, without what reaches out of the graph. What is left may still run for long
 * or ask for much; {@link SparqlEngine} sees to that. Regular expressions are exchanged for ones that stop at the time limit.
 */
final class QueryGate {
    static final int MOST_CHARACTERS = 100_000;
    private static final Pattern UNRESOLVED = Pattern.compile("Unresolved prefixed name: ([^:]*):");
    private static final Pattern UPDATE = Pattern.compile("(?is)^(\\s|#[^\\n]*\\n|(prefix|base)\\s[^>]*>)*\\s*(insert|delete|load|clear|drop|create|add|move|copy|with)\\b.*");
    /** Cast and XPath functions; every other function IRI may run code of ours or of Java's. */
    private static final List<String> FUNCTIONS = List.of("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2005/xpath-functions#", "http://www.w3.org/2005/xpath-functions/math#");
    private static final Set<String> NOT_FUNCTIONS = Set.of("apply", "collation-key", "matches", "replace", "error");

    private QueryGate() {
    }

    /** @throws QueryRefused malformed or forbidden */
    static Query read(String text, String base) {
        if (text.length() > MOST_CHARACTERS) throw QueryRefused.of(Reason.FORBIDDEN, text.length() + " > " + MOST_CHARACTERS);
        Query query;
        try {
            query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            if (UPDATE.matcher(text).matches()) throw QueryRefused.of(Reason.FORBIDDEN, "UPDATE");
            Matcher missing = UNRESOLVED.matcher(String.valueOf(e.getMessage()));
            throw QueryRefused.malformed(e.getLine(), e.getColumn(), firstLine(e.getMessage()), missing.find() ? missing.group(1) : "");
        } catch (QueryException | IllegalArgumentException e) {
            throw QueryRefused.malformed(1, 1, firstLine(e.getMessage()), "");
        } catch (StackOverflowError e) {
            throw QueryRefused.of(Reason.FORBIDDEN, "((((…");
        }
        try {
            return QueryTransformOps.transform(query, new Elements(), new Expressions());
        } catch (StackOverflowError e) {
            throw QueryRefused.of(Reason.FORBIDDEN, "((((…");
        }
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").replaceFirst("^(Lexical error at )?[Ll]ine \\d+, column \\d+[:.]\\s*", "");
    }

    private static final class Elements extends ElementTransformCopyBase {
        @Override
        public Element transform(ElementService element, Node service, Element inner) {
            throw QueryRefused.of(Reason.FORBIDDEN, "SERVICE");
        }
    }

    private static final class Expressions extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            if (function instanceof E_Regex) return new E_Function(SlowRegex.MATCHES, arguments);
            if (function instanceof E_StrReplace) return new E_Function(SlowRegex.REPLACES, arguments);
            if (function instanceof E_Function named && !offered(named.getFunctionIRI())) throw QueryRefused.of(Reason.FORBIDDEN, "<" + named.getFunctionIRI() + ">");
            return super.transform(function, arguments);
        }

        /** EXISTS and NOT EXISTS hold patterns of their own. */
        @Override
        public Expr transform(ExprFunctionOp function, ExprList arguments, org.apache.jena.sparql.algebra.Op op) {
            Element inner = ElementTransformer.transform(function.getElement(), new Elements(), this);
            return inner == function.getElement() ? function : function.copy(arguments, inner);
        }

        /** What an aggregate computes over is an expression too. */
        @Override
        public Expr transform(ExprAggregator aggregate) {
            ExprList before = aggregate.getAggregator().getExprList();
            if (before == null) return aggregate;
            ExprList after = new ExprList();
            for (Expr expression : before) after.add(ExprTransformer.transform(this, expression));
            return after.equals(before) ? aggregate : new ExprAggregator(aggregate.getVar(), aggregate.getAggregator().copy(after));
        }

        private static boolean offered(String iri) {
            return FUNCTIONS.stream().anyMatch(iri::startsWith) && !NOT_FUNCTIONS.contains(iri.substring(iri.indexOf('#') + 1));
        }
    }
}
