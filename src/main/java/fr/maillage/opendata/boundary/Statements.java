package fr.maillage.opendata.boundary;

import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Prefixes;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Statements as people can read them. */
@RequestScoped
public class Statements {
    private static final List<Property> NAMES = List.of(RDFS.label, SKOS.prefLabel, DCTerms.title);

    @Inject
    Iris iris;

    @Inject
    Messages messages;

    /** What the thing is called, its IRI failing that. */
    String heading(Model model, String iri) {
        return text(model.getResource(iri), NAMES).orElse(iri);
    }

    /** The text of the first property that has one, in the reader's language, French or whatever there is. */
    java.util.Optional<String> text(Resource thing, List<Property> properties) {
        for (Property property : properties) {
            for (String language : List.of(messages.locale().getLanguage(), "fr", "")) {
                var found = thing.listProperties(property, language);
                if (found.hasNext()) return java.util.Optional.of(found.next().getString());
            }
            Statement any = thing.getProperty(property);
            if (any != null && any.getObject().isLiteral()) return java.util.Optional.of(any.getString());
        }
        return java.util.Optional.empty();
    }

    /** By property: its short name and its values, each a text and, within the portal, a link. */
    List<Map<String, Object>> of(Model model, String iri) {
        Map<String, List<Map<String, String>>> byProperty = new TreeMap<>();
        model.getResource(iri).listProperties().forEachRemaining(statement -> byProperty
                .computeIfAbsent(shortened(statement.getPredicate().getURI()), property -> new ArrayList<>()).add(value(statement.getObject())));
        List<Map<String, Object>> rows = new ArrayList<>();
        byProperty.forEach((property, values) -> rows.add(Map.of("property", property,
                "all", values.stream().sorted(java.util.Comparator.comparing(value -> value.get("text"))).toList())));
        return rows;
    }

    private Map<String, String> value(RDFNode value) {
        if (value.isLiteral()) return Map.of("text", value.asLiteral().getLexicalForm(), "href", "");
        if (!value.isURIResource()) return Map.of("text", "[]", "href", "");
        String uri = value.asResource().getURI();
        boolean ours = uri.startsWith(iris.base() + "/");
        return Map.of("text", ours ? uri.substring(iris.base().length()) : shortened(uri), "href", ours ? uri.substring(iris.base().length()) : "");
    }

    private String shortened(String uri) {
        if (uri.startsWith(iris.of("/vocab#"))) return "maillage:" + uri.substring(iris.of("/vocab#").length());
        for (Map.Entry<String, String> prefix : Prefixes.all().entrySet()) {
            if (uri.startsWith(prefix.getValue()) && uri.length() > prefix.getValue().length()) return prefix.getKey() + ":" + uri.substring(prefix.getValue().length());
        }
        return uri;
    }
}
