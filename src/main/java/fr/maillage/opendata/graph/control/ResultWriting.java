package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.graph.control.QueryRefused.Reason;
import fr.maillage.persistence.Digests;
import fr.maillage.rdf.RdfSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;

/** Writes what a query gives, up to the limit of rows. */
final class ResultWriting {
    private static final List<Node> LABELS = List.of(NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel"),
            NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label"), NodeFactory.createURI("http://purl.org/dc/terms/title"),
            NodeFactory.createURI("http://schema.org/name"));

    private ResultWriting() {
    }

    static SparqlResult.Document document(QueryExec execution, Query query, ResultFormat format, int most) {
        LimitedBytes out = new LimitedBytes();
        if (query.isAskType()) RowSetWriterRegistry.getFactory(format.table()).create(format.table()).write(out, execution.ask(), new Context());
        else if (query.isSelectType()) RowSetWriterRegistry.getFactory(format.table()).create(format.table()).write(out, limited(execution.select(), most), new Context());
        else out.writeBytes(format.graph().write(ModelFactory.createModelForGraph(graph(execution, query, most))));
        byte[] bytes = out.toByteArray();
        return new SparqlResult.Document(bytes, format.contentType(), Digests.hex(Digests.sha256(bytes)).substring(0, 32));
    }

    static SparqlResult shown(QueryExec execution, Query query, DatasetGraph graph, int most, int seconds) {
        if (query.isAskType()) return new SparqlResult.Verdict(execution.ask());
        if (!query.isSelectType()) return new SparqlResult.Statements(new String(RdfSyntax.TURTLE.write(ModelFactory.createModelForGraph(graph(execution, query, most))), StandardCharsets.UTF_8));
        List<String> columns = new ArrayList<>();
        List<List<SparqlResult.Cell>> rows = new ArrayList<>();
        Map<Node, String> labels = new HashMap<>();
        QueryRefused stopped = null;
        try {
            RowSet found = execution.select();
            found.getResultVars().forEach(variable -> columns.add(variable.getVarName()));
            while (found.hasNext()) {
                if (rows.size() == most) {
                    stopped = QueryRefused.of(Reason.TOO_LARGE, most);
                    break;
                }
                Binding row = found.next();
                rows.add(found.getResultVars().stream().map(variable -> cell(row, variable, graph, labels)).toList());
            }
        } catch (QueryCancelledException e) {
            stopped = QueryRefused.of(Reason.TOO_LONG, seconds);
        }
        return new SparqlResult.Table(columns, rows, stopped);
    }

    private static SparqlResult.Cell cell(Binding row, Var variable, DatasetGraph graph, Map<Node, String> labels) {
        Node value = row.get(variable);
        if (value == null) return new SparqlResult.Cell("", false, "");
        if (value.isLiteral()) return new SparqlResult.Cell(value.getLiteralLexicalForm(), false, "");
        if (!value.isURI()) return new SparqlResult.Cell("_:" + value.getBlankNodeLabel(), false, "");
        return new SparqlResult.Cell(value.getURI(), true, labels.computeIfAbsent(value, iri -> label(graph, iri)));
    }

    /** The French label, or any. */
    private static String label(DatasetGraph graph, Node iri) {
        for (Node property : LABELS) {
            String any = "";
            for (var found = graph.getDefaultGraph().find(iri, property, Node.ANY); found.hasNext();) {
                Node value = found.next().getObject();
                if (!value.isLiteral()) continue;
                if (value.getLiteralLanguage().equals("fr")) return value.getLiteralLexicalForm();
                any = value.getLiteralLexicalForm();
            }
            if (!any.isEmpty()) return any;
        }
        return "";
    }

    private static RowSet limited(RowSet rows, int most) {
        return RowSetStream.create(rows.getResultVars(), new java.util.Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Binding next() {
                if (++given > most) throw QueryRefused.of(Reason.TOO_LARGE, most);
                return rows.next();
            }
        });
    }

    private static Graph graph(QueryExec execution, Query query, int most) {
        Graph limited = new GraphWrapper(GraphFactory.createDefaultGraph()) {
            @Override
            public void add(Triple triple) {
                super.add(triple);
                if (size() > most) throw QueryRefused.of(Reason.TOO_LARGE, most);
            }
        };
        return query.isConstructType() ? execution.construct(limited) : execution.describe(limited);
    }
}
