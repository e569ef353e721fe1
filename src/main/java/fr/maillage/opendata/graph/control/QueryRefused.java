package fr.maillage.opendata.graph.control;

/** Why a query got no result: what to tell, and to whom it is due. */
public final class QueryRefused extends RuntimeException {
    /** The reader's faults, then ours. */
    public enum Reason {
        /** No SPARQL 1.1 query: line, column, the parser's words, the prefix that is missing or empty. */
        MALFORMED,
        /** SERVICE, an unknown function, a graph elsewhere. */
        FORBIDDEN,
        /** More rows or triples than the setting. */
        TOO_LARGE,
        /** Stopped at the time limit. */
        TOO_LONG,
        /** Stopped to spare the node's memory. */
        TOO_HEAVY,
        /** As many queries as the setting are running. */
        BUSY
    }

    private final Reason reason;
    private final int line;
    private final int column;
    private final String what;
    private final String missingPrefix;

    private QueryRefused(Reason reason, int line, int column, String what, String missingPrefix) {
        super(reason + " " + what);
        this.reason = reason;
        this.line = line;
        this.column = column;
        this.what = what;
        this.missingPrefix = missingPrefix;
    }

    static QueryRefused malformed(int line, int column, String what, String missingPrefix) {
        return new QueryRefused(Reason.MALFORMED, Math.max(line, 1), Math.max(column, 1), what, missingPrefix);
    }

    static QueryRefused of(Reason reason, Object what) {
        return new QueryRefused(reason, 0, 0, String.valueOf(what), "");
    }

    public Reason reason() {
        return reason;
    }

    /** From 1; 0 when the place is not known. */
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The construct that is not offered, the limit that was reached, or the parser's own words (English). */
    public String what() {
        return what;
    }

    public String missingPrefix() {
        return missingPrefix;
    }
}
