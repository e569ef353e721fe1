package fr.maillage.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/** What a stopped portal's graph says to queries that name no graph, as N-Triples. */
final class GraphDump {
    private GraphDump() {
    }

    /** @return triples written */
    static long write(Path data, int port, Path file) throws IOException {
        List<Path> generations;
        try (Stream<Path> found = Files.list(data.resolve("graph-" + port))) {
            generations = found.filter(path -> path.getFileName().toString().startsWith("generation-") && Files.exists(path.resolve("complete"))).sorted().toList();
        }
        if (generations.isEmpty()) throw new IOException("no graph was left");
        DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(generations.get(generations.size() - 1)));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            StreamRDF lines = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
            long[] count = {0};
            lines.start();
            Txn.executeRead(store, () -> store.find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                lines.triple(quad.asTriple());
                count[0]++;
            }));
            lines.finish();
            return count[0];
        } finally {
            TDBInternal.expel(store);
        }
    }
}
