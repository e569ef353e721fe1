package fr.maillage.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;

/** Tells a database that went away, or a wire that was cut, from a fault of ours: the first passes by itself. */
public final class Outage {
    private Outage() {
    }

    /** Whether a failure, or what caused it, is an outage: SQLSTATE class 08, 57P (the server goes down or starts), no connection to be had, a transaction that could not be ended or is gone. */
    public static boolean in(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 50; t = t.getCause(), depth++) {
            if (t instanceof SQLTransientConnectionException || t.getClass().getName().endsWith("PoolingException")) return true;
            // a commit or rollback that could not be told to the database; the server keeps no other cause
            if (t instanceof XAException) return true;
            if (t instanceof SQLException sql && state(sql)) return true;
            if (lostTransaction(t)) return true;
        }
        return false;
    }

    /** The connection went in the middle of a request, and the transaction with it: the server asks how it stands and finds none, and keeps no other cause. */
    private static boolean lostTransaction(Throwable failure) {
        StackTraceElement[] places = failure.getStackTrace();
        return failure instanceof NullPointerException && places.length > 0 && places[0].getClassName().startsWith("org.glassfish.cdi.transaction.");
    }

    private static boolean state(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
