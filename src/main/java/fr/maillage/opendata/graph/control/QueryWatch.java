package fr.maillage.opendata.graph.control;

import java.lang.management.ManagementFactory;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * Stops a running query at its time limit, and before that when it takes so much memory that the pages would suffer: the heap is nearly
 * full and this query has asked for a good part of it. Sorts and DISTINCT go to the disk by themselves; groups and joins do not.
 */
final class QueryWatch {
    private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Thread worker;
    private final QueryExec execution;
    private final long allocatedBefore;
    private volatile boolean heavy;

    QueryWatch(Thread worker, QueryExec execution) {
        this.worker = worker;
        this.execution = execution;
        this.allocatedBefore = THREADS.getThreadAllocatedBytes(worker.getId());
    }

    boolean heavy() {
        return heavy;
    }

    static long lookEveryMillis() {
        return LOOK_EVERY_MILLIS;
    }

    /** Looks once. */
    void look() {
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        if (free > heap.maxMemory() / 8) return;
        if (THREADS.getThreadAllocatedBytes(worker.getId()) - allocatedBefore < heap.maxMemory() / 4) return;
        heavy = true;
        abort();
    }

    /** Asks the engine to stop. The thread is never interrupted: that would close the store's files under every other reader. */
    void abort() {
        execution.abort();
    }
}
