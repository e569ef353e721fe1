package fr.maillage.carpool.entity;

import java.time.Instant;
import java.util.List;

/**
 * One entry of a site's history.
 *
 * @param action {@code create update withdraw restore}
 * @param actor  who, for the back office only
 * @param byImport whether an import did it
 * @param fields what changed
 */
public record SiteChange(Instant at, String action, String actor, boolean byImport, List<Field> fields) {
    /** One field, named as in the national schema; a null text means unknown. */
    public record Field(String name, String before, String after) {
    }
}
