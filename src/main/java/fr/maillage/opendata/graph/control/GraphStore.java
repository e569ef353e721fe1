package fr.maillage.opendata.graph.control;

import fr.maillage.persistence.OwnFolder;
import fr.maillage.persistence.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The graph of this node: a TDB2 store under the data folder, never the truth, which is PostgreSQL's. Every reader sees the state after
 * a whole transaction. Figures behind the choice: src/docs/adr.
 */
@ApplicationScoped
public class GraphStore {
    private static final String GENERATION = "generation-";

    @Inject
    Settings settings;

    private final AtomicLong version = new AtomicLong();
    private Path folder;
    private OwnFolder own;
    private volatile Generation current;

    static {
        // nothing in a query ever reaches out of this process
        ARQ.init();
        ARQ.getContext().setFalse(ARQ.httpServiceAllowed);
    }

    /** Opens what an earlier run of this node left, or an empty graph. */
    public synchronized void open() throws IOException {
        if (current != null) return;
        own = OwnFolder.take(settings, "graph");
        folder = own.path();
        Path latest = null;
        try (Stream<Path> found = Files.list(folder)) {
            for (Path generation : found.filter(path -> path.getFileName().toString().startsWith(GENERATION)).sorted().toList()) {
                if (latest != null) Generation.delete(latest);
                latest = generation;
            }
        }
        if (latest != null && !Files.exists(latest.resolve("complete"))) {
            Generation.delete(latest);
            latest = null;
        }
        current = new Generation(latest != null ? latest : nextFolder());
    }

    private Path nextFolder() {
        return folder.resolve(GENERATION + "%019d".formatted(System.currentTimeMillis() * 1000 + Math.floorMod(System.nanoTime(), 1000)));
    }

    public boolean opened() {
        return current != null;
    }

    /** Whether a graph has been built that may be asked. */
    public boolean built() {
        return current != null && position().isPresent();
    }

    Optional<Position> position() {
        return read(graph -> Position.decoded(graph.prefixes().get(Position.PREFIX)));
    }

    /** Changes with every change of the graph on this node: what cached results are kept under. */
    public long version() {
        return version.get();
    }

    /** Runs in a read transaction of the graph in service. */
    public <T> T read(Function<DatasetGraph, T> work) {
        while (true) {
            Generation generation = current;
            if (generation == null) throw new IllegalStateException("the graph is not open");
            if (!generation.enter()) continue;
            try {
                return generation.read(work);
            } finally {
                generation.leave();
            }
        }
    }

    void write(Consumer<DatasetGraph> work) {
        current.write(work);
        version.incrementAndGet();
    }

    /** A new, empty generation, to be filled and then {@link #serve served}, or retired. */
    Generation next() throws IOException {
        return new Generation(nextFolder());
    }

    /** Puts a filled generation in the place of the one in service. */
    synchronized void serve(Generation next) throws IOException {
        Files.createFile(next.folder().resolve("complete"));
        Generation before = current;
        current = next;
        version.incrementAndGet();
        before.retire();
    }

    /** Bytes on the disk, as the files' lengths say. */
    long size() throws IOException {
        return current.size();
    }

    void compact() {
        Generation generation = current;
        if (!generation.enter()) return;
        try {
            generation.compact();
        } finally {
            generation.leave();
        }
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (current != null) current.close();
            if (own != null) own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            current = null;
        }
    }
}
