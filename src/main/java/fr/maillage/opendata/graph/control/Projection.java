package fr.maillage.opendata.graph.control;

import fr.maillage.opendata.control.ThingSource;
import fr.maillage.opendata.control.Things;
import fr.maillage.opendata.control.Vocabularies;
import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Install;
import fr.maillage.persistence.Node;
import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Follows the outbox, in the order of transactions and never past one that still runs, and brings what changed into this node's graph:
 * one named graph per thing, the position in the same transaction. Doing a row again changes nothing, so a kill costs nothing.
 * A graph that cannot be followed up (another database, vocabularies or address, pruned rows, a rebuild asked for) is built anew.
 */
@ApplicationScoped
public class Projection implements Recurring {
    private static final Logger LOG = Logger.getLogger(Projection.class.getName());
    private static final int BATCH = 500;
    /** Changes. */
    private static final int FAR_BEHIND = 5_000;
    private static final Duration STATUS_EVERY = Duration.ofSeconds(5);

    private record Change(long txid, long id, String kind, String key) {
    }

    private record Head(long epoch, long pruned, long xmin) {
    }

    private record Name(String kind, String key) {
    }

    @Inject
    Rows rows;

    @Inject
    Things things;

    @Inject
    Vocabularies vocabularies;

    @Inject
    Iris iris;

    @Inject
    Install install;

    @Inject
    Node node;

    @Inject
    GraphStore store;

    @Inject
    GraphLag lag;

    private long statusAt = Long.MIN_VALUE;
    private long statusEpoch = -1;

    @Override
    public Duration every() {
        return Duration.ofMillis(300);
    }

    @Override
    public synchronized void run() throws IOException {
        store.open();
        Head head = rows.first("select epoch, pruned::text, pg_snapshot_xmin(pg_current_snapshot())::text from graph_state",
                row -> new Head(row.getLong(1), Long.parseLong(row.getString(2)), Long.parseLong(row.getString(3)))).orElseThrow();
        String origin = origin();
        Optional<Position> known = store.position();
        boolean followed = known.filter(p -> p.origin().equals(origin) && p.epoch() == head.epoch() && p.txid() >= head.pruned()).isPresent();
        Position position = followed && !farBehind(known.get()) ? follow(known.get()) : build(origin, head);
        lag.measured(secondsBehind(position), position);
        tell(position);
    }

    /** What the graph is made from, beside the things. */
    private String origin() {
        return Digests.hex(install.sign("graph", iris.base(), vocabularies.digest())).substring(0, 24);
    }

    /** After a large import it is quicker, and takes far less disk, to build anew than to follow change by change. */
    private boolean farBehind(Position position) {
        long behind = rows.count("""
                select count(*) from (select 1 from outbox where (txid, id) > (?::xid8, ?) and txid < pg_snapshot_xmin(pg_current_snapshot())
                                      limit\s""" + (FAR_BEHIND + 1) + ") as ahead", Long.toString(position.txid()), position.id());
        return behind > FAR_BEHIND;
    }

    private Position follow(Position from) {
        Position at = from;
        while (true) {
            List<Change> changes = rows.list("""
                    select txid::text, id, kind, key from outbox
                    where (txid, id) > (?::xid8, ?) and txid < pg_snapshot_xmin(pg_current_snapshot())
                    order by txid, id limit\s""" + BATCH, row -> new Change(Long.parseLong(row.getString(1)), row.getLong(2), row.getString(3), row.getString(4)),
                    Long.toString(at.txid()), at.id());
            if (changes.isEmpty()) return at;
            Change last = changes.get(changes.size() - 1);
            at = at.at(last.txid(), last.id());
            take(changes, at);
            if (changes.size() < BATCH) return at;
        }
    }

    private void take(List<Change> changes, Position reached) {
        Map<String, Set<String>> byKind = new LinkedHashMap<>();
        for (Change change : changes) byKind.computeIfAbsent(change.kind(), kind -> new LinkedHashSet<>()).add(change.key());
        Map<Name, Set<Triple>> described = new LinkedHashMap<>();
        byKind.forEach((kind, keys) -> things.of(kind).ifPresent(source -> describe(source, List.copyOf(keys), described)));
        store.write(graph -> {
            described.forEach((name, triples) -> replace(graph, name, triples));
            Generation.moveTo(graph, reached);
        });
    }

    /**
     * Reads the things of some keys; what is not public has no triples. One that cannot be described keeps its former state in the graph and is
     * logged: a bad record must not stop the others. A database that does not answer is no bad record, and stops.
     */
    private void describe(ThingSource source, List<String> keys, Map<Name, Set<Triple>> described) {
        try {
            Map<Name, Set<Triple>> found = new LinkedHashMap<>();
            for (String key : keys) found.put(new Name(source.kind(), key), Set.of());
            source.describeAll(keys, (key, model) -> found.put(new Name(source.kind(), key), triples(model)));
            described.putAll(found);
        } catch (Rows.Failed e) {
            throw e;
        } catch (RuntimeException e) {
            if (keys.size() > 1) {
                for (String key : keys) describe(source, List.of(key), described);
                return;
            }
            lag.failed();
            LOG.log(Level.WARNING, "the " + source.kind() + " " + keys.get(0) + " could not be described; the graph keeps what it had", e);
        }
    }

    private static Set<Triple> triples(Model model) {
        Set<Triple> triples = new HashSet<>();
        model.getGraph().find().forEachRemaining(triples::add);
        return triples;
    }

    /** The whole graph, beside the one in service, from the moment before its reading: what changes meanwhile is followed afterwards. */
    private Position build(String origin, Head head) throws IOException {
        LOG.info("building the graph");
        long start = System.nanoTime();
        // every transaction below xmin has ended: its effects are in what is read from here on
        Position position = new Position(origin, head.epoch(), head.xmin() - 1, Long.MAX_VALUE);
        Generation next = store.next();
        boolean served = false;
        try {
            // one transaction: each costs copies of every block it touches
            next.write(graph -> {
                vocabularies.all().forEach((name, model) -> Generation.replace(graph, NodeFactory.createURI(name), triples(model)));
                for (ThingSource source : things.all()) fill(graph, source);
                Generation.moveTo(graph, position);
            });
            store.serve(next);
            served = true;
        } finally {
            if (!served) next.retire();
        }
        LOG.info(() -> "graph built: " + lag.count(store) + " triples in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return position;
    }

    private void fill(DatasetGraph graph, ThingSource source) {
        List<String> keys = new ArrayList<>();
        source.keys(keys::add);
        for (int from = 0; from < keys.size(); from += BATCH) {
            Map<Name, Set<Triple>> described = new LinkedHashMap<>();
            describe(source, keys.subList(from, Math.min(keys.size(), from + BATCH)), described);
            described.forEach((name, triples) -> replace(graph, name, triples));
        }
    }

    private void replace(DatasetGraph graph, Name name, Set<Triple> triples) {
        Generation.replace(graph, NodeFactory.createURI(iris.id(name.kind(), name.key())), triples);
    }

    /** Seconds since the oldest change that the graph does not show. */
    private double secondsBehind(Position position) {
        return rows.first("select extract(epoch from now() - min(at)) from outbox where (txid, id) > (?::xid8, ?)",
                row -> row.getDouble(1), Long.toString(position.txid()), position.id()).orElse(0.0);
    }

    /** Tells the other nodes, now and then, and at once when a new epoch is reached. */
    private void tell(Position position) {
        long now = System.nanoTime();
        if (position.epoch() == statusEpoch && now - statusAt < STATUS_EVERY.toNanos()) return;
        rows.update("""
                insert into graph_node (node_id, epoch, txid, triples) values (?, ?, ?::xid8, ?)
                on conflict (node_id) do update set epoch = excluded.epoch, txid = excluded.txid, triples = excluded.triples, seen_at = now()""",
                node.id(), position.epoch(), Long.toString(position.txid()), lag.triples());
        statusAt = now;
        statusEpoch = position.epoch();
    }
}
