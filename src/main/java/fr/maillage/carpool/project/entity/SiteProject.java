package fr.maillage.carpool.project.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A carpool site that somebody would like to see.
 *
 * @param key         its name in {@code /id/projet-aire/{key}}, and in {@code /id/aire/{key}} once it is open
 * @param longitude   degrees, WGS 84; null with the latitude: somewhere in the commune
 * @param reason      why here, in the words of who proposed it
 * @param proposer    account, for the team and the person alone; null when erased
 * @param refusal     why the public is not to read it, or null
 * @param withdrawnAt since when it is no longer shown, or null
 * @param supports    accounts that are for it
 */
public record SiteProject(String key, String name, String commune, String communeName, BigDecimal longitude, BigDecimal latitude, String reason, Phase phase,
                          UUID proposer, Instant proposedAt, Reading reading, String refusal, Instant withdrawnAt, Instant updatedAt, long version, long supports) {
    /** What an agent made of a proposal. */
    public enum Reading { WAITING, LET_IN, REFUSED }

    public boolean letIn() {
        return reading == Reading.LET_IN;
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** Whether everybody may see it. */
    public boolean shown() {
        return letIn() && !withdrawn();
    }

    public boolean pointed() {
        return longitude != null;
    }

    public boolean proposedBy(UUID account) {
        return account != null && account.equals(proposer);
    }
}
