package fr.maillage.opendata.graph.control;

import java.util.Optional;

/**
 * How far a graph has followed the outbox. It is kept inside the graph's own transaction, as the meaning of a prefix: no query sees it.
 *
 * @param origin     the database the graph was made from, its public address and vocabularies: another origin, another graph
 * @param epoch      of the install when the graph was built
 * @param txid       last transaction taken
 * @param id         last row of that transaction taken
 */
record Position(String origin, long epoch, long txid, long id) {
    static final String PREFIX = "maillage-position";
    private static final String NAMESPACE = "urn:maillage:position:";

    String encoded() {
        return NAMESPACE + origin + ":" + epoch + ":" + txid + ":" + id;
    }

    static Optional<Position> decoded(String text) {
        if (text == null || !text.startsWith(NAMESPACE)) return Optional.empty();
        String[] parts = text.substring(NAMESPACE.length()).split(":");
        return Optional.of(new Position(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    }

    Position at(long newTxid, long newId) {
        return new Position(origin, epoch, newTxid, newId);
    }
}
