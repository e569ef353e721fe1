package fr.maillage.rdf;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

/** Which extension is which RDF syntax, and how each is written: as a stream, in an order that depends on the statements alone. */
public enum RdfSyntax {
    TURTLE("ttl", "text/turtle", "text/turtle; charset=utf-8"),
    JSON_LD("jsonld", "application/ld+json", "application/ld+json"),
    RDF_XML("rdf", "application/rdf+xml", "application/rdf+xml"),
    N_TRIPLES("nt", "application/n-triples", "application/n-triples");

    private final String extension;
    private final String mediaType;
    private final String contentType;

    RdfSyntax(String extension, String mediaType, String contentType) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    public static Optional<RdfSyntax> ofExtension(String extension) {
        return Arrays.stream(values()).filter(syntax -> syntax.extension.equals(extension)).findFirst();
    }

    public String extension() {
        return extension;
    }

    /** Without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** With the charset where a client would otherwise guess Latin-1. */
    public String contentType() {
        return contentType;
    }

    /** A document in this syntax: give it {@code start}, triples grouped by subject, {@code finish}. Memory does not grow with triples. */
    public StreamRDF stream(OutputStream out) {
        return switch (this) {
            case TURTLE -> StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
            case N_TRIPLES -> StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES_UTF8);
            case JSON_LD -> new JsonLdStream(out);
            case RDF_XML -> new RdfXmlStream(out);
        };
    }

    /** A whole document: prefixes, then the model's statements in order. */
    public byte[] write(Model model) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        StreamRDF stream = stream(out);
        stream.start();
        Prefixes.used(model).forEach(stream::prefix);
        send(model, stream);
        stream.finish();
        return out.toByteArray();
    }

    /** Sends the statements ordered by subject, predicate and object, so that equal models give equal bytes on every node. */
    public static void send(Model model, StreamRDF stream) {
        List<Triple> triples = model.getGraph().find().toList();
        Map<String, Triple> ordered = new TreeMap<>();
        for (Triple triple : triples) ordered.put(triple.getSubject() + " " + first(triple) + triple.getPredicate() + " " + triple.getObject(), triple);
        ordered.values().forEach(stream::triple);
    }

    /** The type leads, as readers expect. */
    private static String first(Triple triple) {
        return triple.getPredicate().getURI().equals(org.apache.jena.vocabulary.RDF.type.getURI()) ? "0" : "1";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
