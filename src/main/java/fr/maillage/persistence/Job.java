package fr.maillage.persistence;

import java.time.Instant;
import java.util.UUID;

/** One piece of work in the jobs table; {@code params} and {@code report} are JSON objects in text. */
public record Job(UUID id, String kind, UUID territoryId, UUID createdBy, Instant createdAt, String params, String status,
                  long progress, Long total, String message, String report, boolean cancelAsked, Instant startedAt, Instant endedAt) {
    public boolean ended() {
        return status.equals("done") || status.equals("failed") || status.equals("cancelled");
    }

    /** Percent done, 0 to 100, or null when the total is not known. */
    public Integer percent() {
        return total == null || total == 0 ? null : (int) Math.min(100, progress * 100 / total);
    }
}
