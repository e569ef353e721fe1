package fr.maillage.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.util.SplitIRI;
import org.apache.jena.vocabulary.XSD;

/** RDF/XML as a stream: one {@code rdf:Description} per run of triples with the same subject. */
final class RdfXmlStream extends StreamRDFBase {
    private final OutputStream out;
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private Node subject;
    private boolean begun;

    RdfXmlStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void prefix(String prefix, String iri) {
        if (!prefix.equals("rdf")) prefixes.put(iri, prefix);
    }

    @Override
    public void triple(Triple triple) {
        begin();
        if (!triple.getSubject().equals(subject)) {
            close();
            subject = triple.getSubject();
            write("  <rdf:Description " + (subject.isBlank() ? "rdf:nodeID=\"" + blank(subject) : "rdf:about=\"" + escaped(subject.getURI())) + "\">\n");
        }
        property(triple.getPredicate().getURI(), triple.getObject());
    }

    @Override
    public void finish() {
        begin();
        close();
        write("</rdf:RDF>\n");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        if (begun) return;
        begun = true;
        StringBuilder head = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"");
        prefixes.forEach((iri, prefix) -> head.append("\n    xmlns:").append(prefix).append("=\"").append(escaped(iri)).append('"'));
        write(head.append(">\n").toString());
    }

    private void close() {
        if (subject != null) write("  </rdf:Description>\n");
        subject = null;
    }

    private void property(String iri, Node value) {
        int split = SplitIRI.splitXML(iri);
        if (split <= 0 || split == iri.length()) throw new IllegalArgumentException("RDF/XML has no way to write the property " + iri);
        String namespace = iri.substring(0, split);
        String local = iri.substring(split);
        String known = namespace.equals("http://www.w3.org/1999/02/22-rdf-syntax-ns#") ? "rdf" : prefixes.get(namespace);
        String name = known == null ? "n:" + local : known + ":" + local;
        StringBuilder line = new StringBuilder("    <").append(name);
        if (known == null) line.append(" xmlns:n=\"").append(escaped(namespace)).append('"');
        if (value.isURI()) line.append(" rdf:resource=\"").append(escaped(value.getURI())).append("\"/>\n");
        else if (value.isBlank()) line.append(" rdf:nodeID=\"").append(blank(value)).append("\"/>\n");
        else {
            if (!value.getLiteralLanguage().isEmpty()) line.append(" xml:lang=\"").append(value.getLiteralLanguage()).append('"');
            else if (!value.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) line.append(" rdf:datatype=\"").append(escaped(value.getLiteralDatatypeURI())).append('"');
            line.append('>').append(escaped(value.getLiteralLexicalForm())).append("</").append(name).append(">\n");
        }
        write(line.toString());
    }

    private static String blank(Node node) {
        return "b" + node.getBlankNodeLabel().replaceAll("[^A-Za-z0-9]", "");
    }

    /** Characters that XML 1.0 cannot hold at all become the replacement character. */
    private static String escaped(String text) {
        StringBuilder kept = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> kept.append("&amp;");
                case '<' -> kept.append("&lt;");
                case '>' -> kept.append("&gt;");
                case '"' -> kept.append("&quot;");
                case '\r' -> kept.append("&#13;");
                case '\n' -> kept.append("&#10;");
                case '\t' -> kept.append("&#9;");
                default -> kept.appendCodePoint(c < 0x20 || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
            }
        });
        return kept.toString();
    }

    private void write(String text) {
        try {
            out.write(RdfSyntax.utf8(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
