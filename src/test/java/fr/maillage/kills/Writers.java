package fr.maillage.kills;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Visit;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that write without pause and note what they were told. One that got no clear answer sends the same form again until
 * it gets one, as a person would, or (one in four) walks away.
 */
final class Writers implements AutoCloseable {
    private static final int STILL_RUNNING = 409;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final History history;
    private volatile boolean stopping;

    Writers(List<Write> kinds, List<Visit> visits, long seed, History history) {
        this.history = history;
        for (int i = 0; i < visits.size(); i++) {
            int writer = i;
            Thread thread = new Thread(() -> write(kinds, visits.get(writer), writer, new Random(seed + writer)), "writer-" + writer);
            thread.setUncaughtExceptionHandler((t, failure) -> broken.add(failure));
            threads.add(thread);
            thread.start();
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Fails when a writer saw something it can't explain. */
    void check() {
        if (!broken.isEmpty()) throw new AssertionError("a writer gave up", broken.peek());
    }

    private void write(List<Write> kinds, Visit visit, int writer, Random random) {
        while (!stopping) {
            Write kind = kinds.get(random.nextInt(kinds.size()));
            Write.Form form = filled(kind, visit, writer, random);
            if (form == null) continue;
            boolean patient = random.nextInt(4) > 0;
            History.Outcome outcome;
            int tries = 0;
            do {
                if (tries > 0) pause(100);
                outcome = outcome(form);
                tries++;
            } while (outcome == History.Outcome.UNKNOWN && patient && !stopping);
            history.add(new History.Line(kind.kind(), form.subject(), form.marker(), outcome, tries, Instant.now()));
            if (outcome == History.Outcome.ACKNOWLEDGED) acknowledged.incrementAndGet();
        }
    }

    /** Null when the page can't be had at the moment. */
    private static Write.Form filled(Write kind, Visit visit, int writer, Random random) {
        try {
            return kind.fill(visit, writer, random);
        } catch (UncheckedIOException | Interrupted e) {
            pause(100);
            return null;
        }
    }

    /** The page was there and said that the service is interrupted. */
    static final class Interrupted extends RuntimeException {
        Interrupted(Answer answer) {
            super(answer.toString());
        }
    }

    /** The server is up again and the portal is not in it yet: the server's own 404, without the portal's headers. */
    private static boolean beforeThePortal(Answer answer) {
        return (answer.status() == 404 || answer.status() == 500) && answer.header("Content-Security-Policy").isEmpty();
    }

    static Answer good(Answer answer) {
        if (answer.status() == 503 || beforeThePortal(answer)) throw new Interrupted(answer);
        if (answer.status() != 200) throw new AssertionError("no form: " + answer);
        return answer;
    }

    private static History.Outcome outcome(Write.Form form) {
        try {
            Answer answer = form.send().get();
            if (answer.status() == 303) {
                if (!answer.location().startsWith(form.confirmed()) || answer.location().startsWith("/compte")) throw new AssertionError(form.marker() + " was sent elsewhere: " + answer);
                return History.Outcome.ACKNOWLEDGED;
            }
            if (answer.status() == 500 && !beforeThePortal(answer)) throw new AssertionError("an incident instead of « the service is interrupted »: " + answer);
            boolean unclear = answer.status() > 500 || beforeThePortal(answer) || answer.status() == STILL_RUNNING && answer.body().contains("déjà en cours");
            return unclear ? History.Outcome.UNKNOWN : History.Outcome.REFUSED;
        } catch (UncheckedIOException e) {
            return History.Outcome.UNKNOWN;
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets each finish what it does; the last ones may stay unknown. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) thread.join(150_000);
    }
}
