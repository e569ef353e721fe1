package fr.maillage.opendata.control;

import fr.maillage.persistence.Digests;
import fr.maillage.rdf.Iris;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** The vocabularies of {@code opendata/vocabularies}, resolved against the install's public address. */
@ApplicationScoped
public class Vocabularies {
    /** The portal's own terms; the others are SKOS schemes. */
    private static final String TERMS = "maillage";
    private static final List<String> SCHEMES = List.of("categories", "etapes-aire", "response-mode", "types-aire", "types-question");

    @Inject
    Iris iris;

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final StringBuilder digests = new StringBuilder();

    @PostConstruct
    void load() {
        models.put(iris.of("/vocab"), read(TERMS, iris.of("/vocab")));
        for (String scheme : SCHEMES) models.put(iris.of("/vocab/" + scheme), read(scheme, iris.of("/vocab/")));
    }

    /** By IRI of the document, which is also its named graph. */
    public Map<String, Model> all() {
        return Collections.unmodifiableMap(models);
    }

    public Model terms() {
        return models.get(iris.of("/vocab"));
    }

    public List<String> schemes() {
        return SCHEMES;
    }

    public Optional<Model> scheme(String name) {
        return SCHEMES.contains(name) ? Optional.of(models.get(iris.of("/vocab/" + name))) : Optional.empty();
    }

    /** Changes whenever a vocabulary does. */
    public String digest() {
        return Digests.hex(Digests.sha256(digests.toString() + iris.base()));
    }

    private Model read(String name, String base) {
        try (InputStream in = Vocabularies.class.getClassLoader().getResourceAsStream("opendata/vocabularies/" + name + ".ttl")) {
            if (in == null) throw new IllegalStateException("opendata/vocabularies/" + name + ".ttl is missing");
            byte[] bytes = in.readAllBytes();
            digests.append(Digests.hex(Digests.sha256(bytes)));
            Model model = ModelFactory.createDefaultModel();
            RDFParser.fromString(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), Lang.TURTLE).base(base).parse(model);
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
