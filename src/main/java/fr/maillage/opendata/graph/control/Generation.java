package fr.maillage.opendata.graph.control;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * One TDB2 store in a folder of its own. A rebuild makes the next generation beside the one in service, and the old one goes when its
 * last reader has left.
 */
final class Generation {
    private static final Logger LOG = Logger.getLogger(Generation.class.getName());

    private final Path folder;
    private final DatasetGraph store;
    private int users;
    private boolean retired;

    Generation(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        store = DatabaseMgr.connectDatasetGraph(Location.create(folder));
    }

    Path folder() {
        return folder;
    }

    /** Answers whether the reader may come in; then {@link #leave} is due. */
    synchronized boolean enter() {
        if (retired) return false;
        users++;
        return true;
    }

    synchronized void leave() {
        users--;
        if (retired && users == 0) discard();
    }

    synchronized void retire() {
        retired = true;
        if (users == 0) discard();
    }

    /** Closes without deleting: the node stops. */
    synchronized void close() {
        retired = true;
        TDBInternal.expel(store);
    }

    private void discard() {
        try {
            TDBInternal.expel(store);
            delete(folder);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "an earlier graph stays on the disk: " + folder, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    <T> T read(Function<DatasetGraph, T> work) {
        store.begin(ReadWrite.READ);
        try {
            return work.apply(store);
        } finally {
            store.end();
        }
    }

    void write(Consumer<DatasetGraph> work) {
        store.begin(ReadWrite.WRITE);
        boolean done = false;
        try {
            work.accept(store);
            store.commit();
            done = true;
        } finally {
            // end() alone would complain, and hide why
            if (!done) store.abort();
            store.end();
        }
    }

    Optional<Position> position() {
        return read(graph -> Position.decoded(graph.prefixes().get(Position.PREFIX)));
    }

    static void moveTo(DatasetGraph graph, Position position) {
        graph.prefixes().add(Position.PREFIX, position.encoded());
    }

    /**
     * Makes a named graph hold exactly these triples, touching only what differs. The default graph is the union of the named ones, kept
     * as triples of its own: queries that name no graph, nearly all, then run as fast as on a plain store. A triple that
     * several things state leaves it with the last of them.
     */
    static void replace(DatasetGraph graph, Node name, Set<Triple> described) {
        Set<Triple> wanted = new HashSet<>();
        for (Triple triple : described) wanted.add(Triple.create(triple.getSubject(), triple.getPredicate(), canonical(triple.getObject())));
        Set<Triple> before = new HashSet<>();
        graph.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> before.add(quad.asTriple()));
        for (Triple triple : wanted) {
            if (before.contains(triple)) continue;
            graph.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject());
            graph.add(Quad.defaultGraphIRI, triple.getSubject(), triple.getPredicate(), triple.getObject());
        }
        List<Triple> gone = before.stream().filter(triple -> !wanted.contains(triple)).toList();
        for (Triple triple : gone) {
            graph.delete(name, triple.getSubject(), triple.getPredicate(), triple.getObject());
            if (!graph.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()).hasNext())
                graph.delete(Quad.defaultGraphIRI, triple.getSubject(), triple.getPredicate(), triple.getObject());
        }
    }

    /**
     * TDB2 keeps a decimal by value and scale and gives it back without its last zeros (44.5180 as 44.518, 3 as 3.0), which names another entry
     * and can't be taken out. Decimals therefore go in as they come out: the canonical form of XML Schema 1.0.
     */
    private static Node canonical(Node node) {
        if (!node.isLiteral() || !XSDDatatype.XSDdecimal.equals(node.getLiteralDatatype()) || !node.getLiteral().isWellFormed()) return node;
        BigDecimal value = new BigDecimal(node.getLiteralLexicalForm().strip()).stripTrailingZeros();
        return NodeFactory.createLiteralDT((value.scale() < 1 ? value.setScale(1) : value).toPlainString(), XSDDatatype.XSDdecimal);
    }

    /** Copies what is in use to new files, so that the old ones go; readers and writers wait for its last moment only. */
    void compact() {
        DatabaseMgr.compact(store, true);
    }

    /** Length of the files, bytes; sparse files count in full. */
    long size() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) size += Files.size(file);
            return size;
        }
    }
}
