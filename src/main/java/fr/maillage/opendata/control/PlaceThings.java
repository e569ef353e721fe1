package fr.maillage.opendata.control;

import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/**
 * Things read by one query for many keys. Every commune, EPCI and département of the code list has its IRI; those of this install's
 * territories are in the graph.
 */
abstract class PlaceThings {
    @Inject
    Rows rows;

    @Inject
    Iris iris;

    public abstract String kind();

    /** Rows of the keys given as one text, separated by spaces; the key is the first column, and a key may have several rows. */
    abstract String query();

    /** Keys that belong in the graph. */
    abstract String publicKeys();

    /** States one row about the thing. */
    abstract void state(Model model, Resource thing, ResultSet row) throws SQLException;

    /** Whether the text could be a key at all. */
    abstract boolean wellFormed(String key);

    public Optional<Model> describe(String key) {
        Map<String, Model> found = new LinkedHashMap<>();
        describeAll(List.of(key), found::put);
        return Optional.ofNullable(found.get(key));
    }

    public void describeAll(List<String> keys, BiConsumer<String, Model> sink) {
        String asked = String.join(" ", keys.stream().filter(this::wellFormed).toList());
        Map<String, Model> models = new LinkedHashMap<>();
        rows.list(query(), row -> {
            String key = row.getString(1);
            Model model = models.computeIfAbsent(key, k -> ModelFactory.createDefaultModel());
            state(model, model.createResource(iris.id(kind(), key)), row);
            return null;
        }, asked);
        models.forEach(sink);
    }

    public void keys(Consumer<String> sink) {
        rows.each(publicKeys(), row -> {
            sink.accept(row.getString(1));
            return null;
        });
    }

    public ThingSource.State state(String key) {
        return describe(key).isPresent() ? ThingSource.State.PRESENT : ThingSource.State.UNKNOWN;
    }

    Resource thing(String kind, String key) {
        return ResourceFactory.createResource(iris.id(kind, key));
    }
}
