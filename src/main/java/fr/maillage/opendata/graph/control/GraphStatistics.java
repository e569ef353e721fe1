package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.control.Licences;
import fr.maillage.opendata.control.PublishedWords;
import fr.maillage.rdf.Iris;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** Describes the graph in VoID, by counting it: the figures are those that the same counts by SPARQL give. */
@ApplicationScoped
public class GraphStatistics {
    @Inject
    GraphStore store;

    @Inject
    Iris iris;

    private Model counted;
    private long countedVersion = -1;

    /** The description of the present graph; counted once per version. */
    public synchronized Model describe() {
        long version = store.version();
        if (version != countedVersion) {
            counted = store.read(graph -> count(graph.getDefaultGraph()));
            countedVersion = version;
        }
        return counted;
    }

    private Model count(org.apache.jena.graph.Graph graph) {
        long triples = 0;
        Set<Node> subjects = new HashSet<>();
        Set<Node> objects = new HashSet<>();
        Map<String, Long> properties = new TreeMap<>();
        Map<String, Long> classes = new TreeMap<>();
        for (var found = graph.find(); found.hasNext();) {
            Triple triple = found.next();
            triples++;
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
            properties.merge(triple.getPredicate().getURI(), 1L, Long::sum);
            if (triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().isURI()) classes.merge(triple.getObject().getURI(), 1L, Long::sum);
        }
        Model model = ModelFactory.createDefaultModel();
        Resource dataset = model.createResource(iris.of("/.well-known/void#graphe")).addProperty(RDF.type, VOID.Dataset)
                .addProperty(DCTerms.title, PublishedWords.french("data.void.title"), "fr").addProperty(DCTerms.title, PublishedWords.english("data.void.title"), "en")
                .addProperty(DCTerms.license, model.createResource(Licences.OPEN_LICENCE))
                .addProperty(VOID.sparqlEndpoint, model.createResource(iris.of("/sparql"))).addProperty(VOID.uriSpace, iris.of("/id/"))
                .addProperty(VOID.vocabulary, model.createResource(iris.of("/vocab")));
        number(dataset, VOID.triples, triples);
        number(dataset, VOID.distinctSubjects, subjects.size());
        number(dataset, VOID.distinctObjects, objects.size());
        number(dataset, VOID.properties, properties.size());
        number(dataset, VOID.classes, classes.size());
        int part = 0;
        for (Map.Entry<String, Long> property : properties.entrySet()) {
            Resource partition = model.createResource(iris.of("/.well-known/void#p" + ++part)).addProperty(VOID.property, model.createResource(property.getKey()));
            number(partition, VOID.triples, property.getValue());
            dataset.addProperty(VOID.propertyPartition, partition);
        }
        part = 0;
        for (Map.Entry<String, Long> type : classes.entrySet()) {
            Resource partition = model.createResource(iris.of("/.well-known/void#c" + ++part)).addProperty(VOID._class, model.createResource(type.getKey()));
            number(partition, VOID.entities, type.getValue());
            dataset.addProperty(VOID.classPartition, partition);
        }
        return model;
    }

    private static void number(Resource of, org.apache.jena.rdf.model.Property property, long number) {
        of.addProperty(property, Long.toString(number), XSDDatatype.XSDinteger);
    }
}
