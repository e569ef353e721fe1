package fr.maillage.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Beats while the node lives: heartbeat, jobs, recurring work. */
@ApplicationScoped
public class Heart {
    private static final Logger LOG = Logger.getLogger(Heart.class.getName());

    @Resource
    ManagedScheduledExecutorService executor;

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
        beats.add(executor.scheduleWithFixedDelay(() -> quietly(beat), 0, millis, TimeUnit.MILLISECONDS));
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
