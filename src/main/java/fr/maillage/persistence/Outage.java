package fr.maillage.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that went away, or a wire that was cut, from a fault of ours: the first passes by itself. */
public final class Outage {
    private Outage() {
    }

    /** Whether a failure, or what caused it, is an outage: SQLSTATE class 08, 57P (the server goes down or starts), or no connection to be had. */
    public static boolean in(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 50; t = t.getCause(), depth++) {
            if (t instanceof SQLTransientConnectionException || t.getClass().getName().endsWith("PoolingException")) return true;
            if (t instanceof SQLException sql && state(sql)) return true;
        }
        return false;
    }

    private static boolean state(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
