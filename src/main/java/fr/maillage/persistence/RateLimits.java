package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Fixed-window limits, counted in the database so that every node sees the same count. */
@ApplicationScoped
public class RateLimits {
    @Inject
    Rows rows;

    /**
     * Takes one from a bucket, in a transaction of its own: a refused request still counts.
     *
     * @param bucket what is limited for whom, e.g. {@code sign-in:203.0.113.0}; never a full address
     * @return whether the take was within {@code most} per window
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean take(String bucket, int most, Duration window) {
        return rows.first("""
                insert into rate_limit (bucket, window_start, taken) values (?, ?, 1)
                on conflict (bucket, window_start) do update set taken = rate_limit.taken + 1 returning taken""",
                row -> row.getInt(1), bucket, windowStart(window)).orElseThrow() <= most;
    }

    /** Gives one back to a bucket's current window: what was counted turned out to be no abuse. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void giveBack(String bucket, Duration window) {
        rows.update("update rate_limit set taken = taken - 1 where bucket = ? and window_start = ? and taken > 0", bucket, windowStart(window));
    }

    /** Forgets a bucket's current window, e.g. after a right password. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void clear(String bucket, Duration window) {
        rows.update("delete from rate_limit where bucket = ? and window_start = ?", bucket, windowStart(window));
    }

    private static Instant windowStart(Duration window) {
        long seconds = window.toSeconds();
        return Instant.ofEpochSecond(Instant.now().getEpochSecond() / seconds * seconds);
    }
}
