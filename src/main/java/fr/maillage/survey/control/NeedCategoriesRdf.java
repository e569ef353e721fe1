package fr.maillage.survey.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.SKOS;

/** The categories that needs and offers are asked by: {@code opendata/vocabularies/categories.ttl}, two levels, in the order of their names. */
@ApplicationScoped
public class NeedCategoriesRdf {
    private static final String FILE = "/opendata/vocabularies/categories.ttl";
    /** Nothing outside sees these IRIs: only notations and labels are taken. */
    private static final String BASE = "urn:maillage:";

    private List<Category> all;

    /**
     * @param key     its notation, e.g. {@code covoiturage}
     * @param label   in French
     * @param heading label of the category above
     */
    public record Category(String key, String label, String heading) {
    }

    @PostConstruct
    void load() {
        Model model = ModelFactory.createDefaultModel();
        try (InputStream in = NeedCategoriesRdf.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("no " + FILE);
            RDFParser.source(in).lang(Lang.TURTLE).base(BASE).parse(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Category> read = new ArrayList<>();
        model.listObjectsOfProperty(SKOS.hasTopConcept).toList().stream().map(RDFNode::asResource).sorted((a, b) -> label(a).compareTo(label(b)))
                .forEach(top -> top.listProperties(SKOS.narrower).toList().stream().map(narrower -> narrower.getObject().asResource())
                        .sorted((a, b) -> label(a).compareTo(label(b))).forEach(each -> read.add(new Category(notation(each), label(each), label(top)))));
        all = List.copyOf(read);
    }

    private static String label(Resource concept) {
        return concept.getProperty(SKOS.prefLabel, "fr").getString();
    }

    private static String notation(Resource concept) {
        return concept.getProperty(SKOS.notation).getString();
    }

    /** The lower categories, those of one upper category together. */
    public List<Category> all() {
        return all;
    }
}
