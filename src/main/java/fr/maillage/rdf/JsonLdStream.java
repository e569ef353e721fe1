package fr.maillage.rdf;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * JSON-LD 1.1 as a stream: the context of the prefixes first, written in the document itself (a reader never has to fetch one),
 * then one node per run of triples with the same subject.
 */
final class JsonLdStream extends StreamRDFBase {
    private final JsonGenerator json;
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Map<Node, List<Node>> pending = new LinkedHashMap<>();
    private Node subject;
    private boolean begun;

    JsonLdStream(OutputStream out) {
        json = Json.createGeneratorFactory(Map.of()).createGenerator(out, StandardCharsets.UTF_8);
    }

    @Override
    public void prefix(String prefix, String iri) {
        prefixes.put(prefix, iri);
    }

    @Override
    public void triple(Triple triple) {
        begin();
        if (!triple.getSubject().equals(subject)) node();
        subject = triple.getSubject();
        pending.computeIfAbsent(triple.getPredicate(), predicate -> new ArrayList<>()).add(triple.getObject());
    }

    @Override
    public void finish() {
        begin();
        node();
        json.writeEnd().writeEnd();
        json.close();
    }

    private void begin() {
        if (begun) return;
        begun = true;
        json.writeStartObject().writeStartObject("@context");
        prefixes.forEach(json::write);
        json.writeEnd().writeStartArray("@graph");
    }

    private void node() {
        if (subject == null) return;
        json.writeStartObject().write("@id", id(subject));
        pending.forEach((predicate, values) -> {
            boolean types = predicate.equals(RDF.type.asNode()) && values.stream().allMatch(Node::isURI);
            json.writeStartArray(types ? "@type" : compact(predicate.getURI()));
            for (Node value : values) {
                if (types) json.write(compact(value.getURI()));
                else value(value);
            }
            json.writeEnd();
        });
        json.writeEnd();
        pending.clear();
        subject = null;
    }

    private void value(Node value) {
        if (!value.isLiteral()) {
            json.writeStartObject().write("@id", id(value)).writeEnd();
            return;
        }
        String type = value.getLiteralDatatypeURI();
        json.writeStartObject();
        if (!value.getLiteralLanguage().isEmpty()) json.write("@language", value.getLiteralLanguage());
        else if (!type.equals(XSD.xstring.getURI())) json.write("@type", compact(type));
        json.write("@value", value.getLiteralLexicalForm()).writeEnd();
    }

    private static String id(Node node) {
        return node.isBlank() ? "_:b" + node.getBlankNodeLabel().replaceAll("[^A-Za-z0-9]", "") : node.getURI();
    }

    private String compact(String iri) {
        for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
            // a local name that begins with // would be read as an absolute address
            if (iri.startsWith(prefix.getValue()) && !iri.startsWith("//", prefix.getValue().length())) return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
        }
        return iri;
    }
}
