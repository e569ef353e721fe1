package fr.maillage.opendata.control;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Model;

/**
 * Public things of one kind: each has the IRI {@code /id/{kind}/{key}}, a description in RDF and, for people, a page.
 * The projection keeps each description as one named graph and rewrites it when the outbox names the thing.
 * SPI: {@code @ApplicationScoped}; implementations are the {@code *Rdf} classes of the features. Nothing personal, ever.
 */
public interface ThingSource {
    /** First part of the IRI's path, French: {@code aire}, {@code commune}, {@code enquete}. */
    String kind();

    /** The thing's statements; empty when it is not public (any more). */
    Optional<Model> describe(String key);

    /** Keys of every public thing of this kind, streaming. */
    void keys(Consumer<String> sink);

    /** What became of a key. */
    State state(String key);

    /** Path of the page about the thing, e.g. {@code /mende/covoiturage/aires/gare}; empty when only data speaks of it. */
    Optional<String> page(String key);

    /** Public; was public and is withdrawn (410); never was (404). */
    enum State { PRESENT, GONE, UNKNOWN }
}
