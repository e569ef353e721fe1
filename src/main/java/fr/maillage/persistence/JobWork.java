package fr.maillage.persistence;

/**
 * A kind of job. SPI: each implementation is {@code @ApplicationScoped} (a dependent one would leak in this server).
 * It runs outside any transaction and opens its own; its effect and {@link Running#done} must commit together
 * when the effect is in the database.
 */
public interface JobWork {
    /** As in {@code job.kind}, e.g. {@code import-lieux-covoiturage}. */
    String kind();

    /** Throws to fail the job; the message is kept for the log, the person sees the job kind's own words. */
    void run(Running job) throws Exception;

    /** A job while it runs. */
    interface Running {
        Job job();

        byte[] payload();

        /** Says how far it is; also renews the lease. @throws Cancelled when somebody asked to stop */
        void progress(long done, Long total);

        /** The report to keep, a JSON object in text. Joins the caller's transaction. */
        void done(String report);
    }

    /** Somebody asked to stop: undo and leave. */
    final class Cancelled extends RuntimeException {
    }
}
