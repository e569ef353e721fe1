package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes waiting jobs one at a time. A job belongs to the node that holds its lease; a node that died leaves a lease
 * that runs out, and another takes the job from its start. Database effects happen once because {@code done} commits
 * with them and only while the lease is held.
 */
@ApplicationScoped
public class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    static final int LEASE_SECONDS = 20;
    static final int MOST_ATTEMPTS = 3;

    @Inject
    Rows rows;

    @Inject
    Node node;

    @Inject
    Instance<JobWork> works;

    @Inject
    JobRunner self;

    /** Does the oldest waiting job, if there is one; answers whether there was. */
    public boolean runNext() {
        Optional<Job> taken = self.take();
        taken.ifPresent(this::run);
        return taken.isPresent();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Job> take() {
        return rows.first("""
                update job set status = 'running', node_id = ?, attempts = attempts + 1, progress = 0, started_at = coalesce(started_at, now()),
                  lease_until = now() + make_interval(secs => ?)
                where id = (select id from job where status = 'queued' or (status = 'running' and lease_until < now())
                            order by created_at limit 1 for update skip locked)
                returning\s""" + Jobs.COLUMNS, Jobs::read, node.id(), LEASE_SECONDS);
    }

    private void run(Job job) {
        Lease lease = new Lease(job);
        try {
            // its node died before it saw that somebody had asked to stop
            if (job.cancelAsked()) throw new JobWork.Cancelled();
            if (self.attempts(job.id()) > MOST_ATTEMPTS) throw new IllegalStateException("given up after " + MOST_ATTEMPTS + " attempts");
            JobWork work = works.stream().filter(w -> w.kind().equals(job.kind())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no work of kind " + job.kind()));
            work.run(lease);
            if (!lease.reported) lease.done("{}");
        } catch (JobWork.Cancelled e) {
            self.end(job.id(), "cancelled", null);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (Outage.in(e) && self.again(job.id())) return;
            LOG.log(Level.WARNING, "job " + job.id() + " (" + job.kind() + ") failed", e);
            self.end(job.id(), "failed", e.getMessage());
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int attempts(UUID id) {
        return (int) rows.count("select attempts from job where id = ?", id);
    }

    /** Puts a job back that the database failed and not its work; false when it was tried often enough. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean again(UUID id) {
        return rows.update("update job set status = 'queued', lease_until = null where id = ? and node_id = ? and status = 'running' and attempts < ?",
                id, node.id(), MOST_ATTEMPTS) == 1;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(UUID id, String status, String message) {
        rows.update("update job set status = ?, message = ?, ended_at = now(), payload = null, lease_until = null where id = ? and node_id = ? and status = 'running'",
                status, message, id, node.id());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean renew(UUID id, long progress, Long total) {
        return rows.first("""
                update job set progress = ?, total = coalesce(?::bigint, total), lease_until = now() + make_interval(secs => ?)
                where id = ? and node_id = ? and status = 'running' returning cancel_asked""",
                row -> row.getBoolean(1), progress, total, LEASE_SECONDS, id, node.id()).orElse(true);
    }

    private final class Lease implements JobWork.Running {
        private final Job job;
        private boolean reported;

        private Lease(Job job) {
            this.job = job;
        }

        @Override
        public Job job() {
            return job;
        }

        @Override
        public byte[] payload() {
            return rows.first("select payload from job where id = ?", row -> row.getBytes(1), job.id()).orElse(new byte[0]);
        }

        @Override
        public void progress(long done, Long total) {
            if (self.renew(job.id(), done, total)) throw new JobWork.Cancelled();
        }

        @Override
        public void done(String report) {
            int mine = rows.update("""
                    update job set status = 'done', report = ?::jsonb, ended_at = clock_timestamp(), payload = null, lease_until = null
                    where id = ? and node_id = ? and status = 'running'""", report, job.id(), node.id());
            if (mine == 0) throw new IllegalStateException("the lease of job " + job.id() + " was lost");
            reported = true;
        }
    }
}
