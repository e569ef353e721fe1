package fr.maillage.opendata.graph.control;

import java.util.List;

/** What a query gave. */
public sealed interface SparqlResult {
    /** A document in the format asked for; {@code tag} is a strong validator of its bytes. */
    record Document(byte[] bytes, String contentType, String tag) implements SparqlResult {
    }

    /**
     * Rows to show on a page.
     *
     * @param stopped why there are no more rows than these; null when these are all
     */
    record Table(List<String> columns, List<List<Cell>> rows, QueryRefused stopped) implements SparqlResult {
    }

    /** Yes or no. */
    record Verdict(boolean yes) implements SparqlResult {
    }

    /** Statements as Turtle, to show on a page. */
    record Statements(String turtle) implements SparqlResult {
    }

    /**
     * One value of a table.
     *
     * @param text  the literal's text, or the IRI
     * @param iri   whether it is an IRI
     * @param label of an IRI of the graph, or an empty text
     */
    record Cell(String text, boolean iri, String label) {
    }
}
