package fr.maillage.carpool.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A carpool site as the install keeps it.
 *
 * @param key          ten small letters and digits: its name in {@code /id/aire/{key}}, for ever
 * @param slug         last segment of its address; a renamed site keeps the old ones
 * @param idLieu       identifier in the national register, or null
 * @param facts        what is said of it; {@code facts.idLocal()} is the published identifier, never null here
 * @param communeName  official name of the commune in force
 * @param fromRegister whether it came from the national register, whose licence (ODbL) follows it
 * @param version      for the optimistic lock
 * @param withdrawnAt  since when it is no longer published, or null
 * @param ended        closed for good; never true of an open site
 */
public record CarpoolSite(UUID id, String key, String slug, String idLieu, SiteFacts facts, String communeName, boolean fromRegister,
                          Instant createdAt, Instant updatedAt, long version, Instant withdrawnAt, boolean ended, SiteEquipment equipment) {
    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** The identifier that the national register would give it. */
    public String nationalId() {
        return idLieu != null ? idLieu : facts.commune() + "-" + facts.idLocal();
    }
}
