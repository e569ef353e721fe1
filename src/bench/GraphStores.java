import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.DatabaseMgr;

/**
 * Figures for the choice of the node's graph store (src/docs/adr): load, memory, opening, queries and growth under updates of one million
 * triples, 100,000 things of ten statements. One store per run, for memory is measured:
 * {@code java -Xmx… -cp … src/bench/GraphStores.java memory|union|both}.
 * union: a TDB2 store of named graphs, queried as their union; both: TDB2 with the union written into the default graph as well.
 */
public class GraphStores {
    static final int THINGS = 100_000;
    static final String NS = "http://example.org/";
    static final Node[] P = new Node[10];
    static final Random DICE = new Random(7);
    static boolean both;

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < P.length; i++) P[i] = NodeFactory.createURI(NS + "p" + i);
        Path folder = Files.createTempDirectory("graph");
        both = args[0].equals("both");
        boolean disk = !args[0].equals("memory");
        DatasetGraph store = disk ? DatabaseMgr.connectDatasetGraph(Location.create(folder)) : DatasetGraphFactory.createTxnMem();
        long start = System.nanoTime();
        write(store, () -> {
            for (int i = 0; i < THINGS; i++) put(store, i, 0);
        });
        System.out.printf("%-7s load %.1f s, heap %d MB, resident %d MB, disk %d MB%n", args[0], seconds(start), heap(), resident(), size(folder));
        String[] queries = {
            "SELECT (count(*) AS ?n) {?s ?p ?o}",
            "SELECT ?s ?l {?s <" + NS + "p1> \"commune 77\" ; <" + NS + "p0> ?l} LIMIT 100",
            "SELECT ?c (count(*) AS ?n) {?s <" + NS + "p1> ?c} GROUP BY ?c ORDER BY DESC(?n) LIMIT 10",
            "SELECT ?s ?a ?b {?s <" + NS + "p2> 42 ; <" + NS + "p3> ?a OPTIONAL {?s <" + NS + "p4> ?b}} LIMIT 1000",
            "DESCRIBE <" + NS + "thing/500>"};
        for (String query : queries) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 5; i++) best = Math.min(best, ask(store, query));
            System.out.printf("%-7s %8.1f ms  %s%n", args[0], best, query);
        }
        start = System.nanoTime();
        for (int round = 1; round <= 300; round++) {
            int version = round;
            write(store, () -> {
                for (int i = 0; i < 10; i++) put(store, DICE.nextInt(THINGS), version);
            });
        }
        System.out.printf("%-7s 3,000 things rewritten in 300 transactions: %.1f s, heap %d MB, resident %d MB, disk %d MB%n",
                args[0], seconds(start), heap(), resident(), size(folder));
        if (disk) {
            start = System.nanoTime();
            DatabaseMgr.compact(store, true);
            System.out.printf("%-7s compacted in %.1f s: disk %d MB%n", args[0], seconds(start), size(folder));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    static void put(DatasetGraph store, int thing, int version) {
        Node s = NodeFactory.createURI(NS + "thing/" + thing);
        if (version > 0) {
            var old = org.apache.jena.atlas.iterator.Iter.toList(store.find(s, Node.ANY, Node.ANY, Node.ANY));
            for (Quad quad : old) {
                store.delete(quad);
                if (both) store.delete(Quad.defaultGraphIRI, quad.getSubject(), quad.getPredicate(), quad.getObject());
            }
        }
        for (int p = 0; p < 10; p++) {
            Node o = switch (p) {
                case 1 -> NodeFactory.createLiteralString("commune " + thing % 1500);
                case 2 -> org.apache.jena.graph.NodeFactory.createLiteralByValue(thing % 1000);
                case 3 -> NodeFactory.createURI(NS + "thing/" + (thing * 31L) % THINGS);
                default -> NodeFactory.createLiteralString("value " + p + " of " + thing + " v" + version);
            };
            store.add(s, s, P[p], o);
            if (both) store.add(Quad.defaultGraphIRI, s, P[p], o);
        }
    }

    static double ask(DatasetGraph store, String query) {
        long start = System.nanoTime();
        DatasetGraph asked = both ? store : store;
        store.begin(ReadWrite.READ);
        try {
            var builder = QueryExec.dataset(both ? asked : unionOf(asked)).query(query);
            try (QueryExec exec = builder.build()) {
                if (query.startsWith("DESCRIBE")) exec.describe();
                else exec.select().materialize().rewindable();
            }
        } finally {
            store.end();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    static DatasetGraph unionOf(DatasetGraph store) {
        return org.apache.jena.tdb2.sys.TDBInternal.isTDB2(store) ? unionSet(store) : new org.apache.jena.sparql.core.DatasetGraphMapLink(store.getUnionGraph());
    }

    static DatasetGraph unionSet(DatasetGraph store) {
        store.getContext().setTrue(org.apache.jena.tdb2.TDB2.symUnionDefaultGraph);
        return store;
    }

    static void write(DatasetGraph store, Runnable work) {
        store.begin(ReadWrite.WRITE);
        try {
            work.run();
            store.commit();
        } finally {
            store.end();
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static long heap() {
        for (int i = 0; i < 3; i++) System.gc();
        Runtime r = Runtime.getRuntime();
        return (r.totalMemory() - r.freeMemory()) >> 20;
    }

    static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10).sum();
    }

    /** Blocks really used: TDB2's files are sparse. */
    static long size(Path folder) throws IOException {
        Process du = new ProcessBuilder("du", "-sm", folder.toString()).start();
        return Long.parseLong(new String(du.getInputStream().readAllBytes()).split("\\s")[0]);
    }
}
