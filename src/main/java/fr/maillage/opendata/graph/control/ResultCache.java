package fr.maillage.opendata.graph.control;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Results of one version of the graph, by query: asked again, a query costs nothing. Bounded in bytes; the least recently asked for go first. */
final class ResultCache {
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_OF_ONE = 1 << 20;

    private final Map<String, SparqlResult.Document> documents = new LinkedHashMap<>(64, 0.75f, true);
    private long version = -1;
    private long bytes;

    synchronized Optional<SparqlResult.Document> get(String key, long asked) {
        return version == asked ? Optional.ofNullable(documents.get(key)) : Optional.empty();
    }

    synchronized void put(String key, long made, SparqlResult.Document document) {
        if (made < version || document.bytes().length > MOST_OF_ONE) return;
        if (made > version) {
            documents.clear();
            bytes = 0;
            version = made;
        }
        SparqlResult.Document before = documents.put(key, document);
        bytes += document.bytes().length - (before == null ? 0 : before.bytes().length);
        for (Iterator<SparqlResult.Document> oldest = documents.values().iterator(); bytes > MOST_BYTES && oldest.hasNext();) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }
}
