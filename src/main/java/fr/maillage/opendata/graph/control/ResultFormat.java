package fr.maillage.opendata.graph.control;

import fr.maillage.rdf.RdfSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** In what a result may be written: tables for SELECT and ASK, graphs for CONSTRUCT and DESCRIBE. */
public enum ResultFormat {
    JSON("json", "application/sparql-results+json", "application/sparql-results+json", ResultSetLang.RS_JSON, null, "application/json"),
    XML("xml", "application/sparql-results+xml", "application/sparql-results+xml", ResultSetLang.RS_XML, null, "application/xml", "text/xml"),
    CSV("csv", "text/csv", "text/csv; charset=utf-8", ResultSetLang.RS_CSV, null),
    TSV("tsv", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", ResultSetLang.RS_TSV, null),
    TURTLE("ttl", "text/turtle", RdfSyntax.TURTLE.contentType(), null, RdfSyntax.TURTLE, "application/x-turtle"),
    N_TRIPLES("nt", "application/n-triples", RdfSyntax.N_TRIPLES.contentType(), null, RdfSyntax.N_TRIPLES, "text/plain"),
    RDF_XML("rdf", "application/rdf+xml", RdfSyntax.RDF_XML.contentType(), null, RdfSyntax.RDF_XML, "application/xml", "text/xml"),
    JSON_LD("jsonld", "application/ld+json", RdfSyntax.JSON_LD.contentType(), null, RdfSyntax.JSON_LD, "application/json");

    private final String extension;
    private final String mediaType;
    private final String contentType;
    private final Lang table;
    private final RdfSyntax graph;
    private final List<String> alsoAs;

    ResultFormat(String extension, String mediaType, String contentType, Lang table, RdfSyntax graph, String... alsoAs) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.table = table;
        this.graph = graph;
        this.alsoAs = List.of(alsoAs);
    }

    public static List<ResultFormat> tables() {
        return Arrays.stream(values()).filter(format -> format.table != null).toList();
    }

    public static List<ResultFormat> graphs() {
        return Arrays.stream(values()).filter(format -> format.graph != null).toList();
    }

    public static Optional<ResultFormat> named(String extension, boolean forGraph) {
        return (forGraph ? graphs() : tables()).stream().filter(format -> format.extension.equals(extension)).findFirst();
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String contentType() {
        return contentType;
    }

    /** Other types that readers ask for and mean this one by. */
    public List<String> alsoAs() {
        return alsoAs;
    }

    Lang table() {
        return table;
    }

    RdfSyntax graph() {
        return graph;
    }
}
