package fr.maillage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients at the same time, each with its share of a bounded number of turns. */
final class Load {
    /** One turn of one client. */
    interface Turn {
        void take(int client, int turn) throws Exception;
    }

    private Load() {
    }

    /** Turns a second of all clients together. */
    static double rate(int clients, int turns, Turn turn) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            int each = Math.max(1, turns / clients);
            CountDownLatch ready = new CountDownLatch(clients);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                Callable<Void> work = () -> {
                    ready.countDown();
                    go.await();
                    for (int t = 0; t < each; t++) turn.take(client, t);
                    return null;
                };
                running.add(threads.submit(work));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            for (Future<?> one : running) one.get();
            return each * clients / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }
}
