package fr.maillage.bench;

import java.util.List;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.loader.base.LoaderOps;

/** The peer, in a JVM of its own: Fuseki's own server on a TDB2 store of the same triples. Arguments: port, folder of the store, N-Triples file. */
public final class FusekiPeer {
    private FusekiPeer() {
    }

    public static void main(String[] arguments) {
        DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(arguments[1]));
        if (Txn.calculateRead(store, store::isEmpty)) {
            var loader = LoaderFactory.parallelLoader(store, LoaderOps.outputToLog());
            loader.startBulk();
            loader.load(List.of(arguments[2]));
            loader.finishBulk();
        }
        FusekiServer.create().port(Integer.parseInt(arguments[0])).loopback(true).enablePing(true).add("/ds", store, false).build().start().join();
    }
}
