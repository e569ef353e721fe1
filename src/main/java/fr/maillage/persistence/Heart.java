package fr.maillage.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Beats while the node lives: heartbeat, jobs, recurring work. The clock only gives the time: this server runs its scheduled
 * work on one thread, where a long job would stop the heartbeat and the mail. Each beat runs on a thread of its own, never twice at once.
 */
@ApplicationScoped
public class Heart {
    private static final Logger LOG = Logger.getLogger(Heart.class.getName());

    @Resource
    ManagedScheduledExecutorService clock;

    @Resource
    ManagedExecutorService workers;

    @Inject
    Node node;

    @Inject
    JobRunner runner;

    @Inject
    Instance<Recurring> recurring;

    private final List<Future<?>> beats = new ArrayList<>();

    public void start() {
        repeat(node::beat, 5_000);
        repeat(this::drainJobs, 500);
        for (Recurring work : recurring) repeat(work::run, work.every().toMillis());
    }

    public void stop() {
        beats.forEach(beat -> beat.cancel(false));
        quietly(node::leave);
    }

    private void drainJobs() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) more = runner.runNext();
    }

    private void repeat(Beat beat, long millis) {
        AtomicBoolean busy = new AtomicBoolean();
        beats.add(clock.scheduleWithFixedDelay(() -> quietly(() -> {
            if (busy.compareAndSet(false, true)) handOver(beat, busy);
        }), 0, millis, TimeUnit.MILLISECONDS));
    }

    private void handOver(Beat beat, AtomicBoolean busy) {
        boolean taken = false;
        try {
            workers.execute(() -> {
                try {
                    quietly(beat);
                } finally {
                    busy.set(false);
                }
            });
            taken = true;
        } finally {
            if (!taken) busy.set(false);
        }
    }

    /** One failed beat must not end the next ones: it is logged, and the next tries again. */
    private static void quietly(Beat beat) {
        try {
            beat.run();
        } catch (Exception | Error e) {
            // an Error too: the executor would drop the beat for good
            LOG.log(Level.WARNING, "recurring work failed; it will be tried again", e);
        }
    }

    @FunctionalInterface
    private interface Beat {
        void run() throws Exception;
    }
}
