package fr.maillage.opendata.control;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    /** The same for several keys (a few hundred at a time), leaving out those that are not public: override where one query does it. */
    default void describeAll(List<String> keys, BiConsumer<String, Model> sink) {
        for (String key : keys) describe(key).ifPresent(model -> sink.accept(key, model));
    }

    /** Keys of every public thing of this kind, streaming. */
    void keys(Consumer<String> sink);

    /** What became of a key. */
    State state(String key);

    /** Key of the thing that took the place of one that is gone, as communes merge: its IRI answers 301. */
    default Optional<String> replacedBy(String key) {
        return Optional.empty();
    }

    /** Path of the page about the thing, e.g. {@code /mende/covoiturage/aires/gare}; empty when only data speaks of it. */
    Optional<String> page(String key);

    /** Public; was public and is withdrawn (410); never was (404). */
    enum State { PRESENT, GONE, UNKNOWN }
}
