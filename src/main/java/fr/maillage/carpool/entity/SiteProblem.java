package fr.maillage.carpool.entity;

import java.time.Instant;
import java.util.UUID;

/** What somebody saw on the spot. Nothing tells who. */
public record SiteProblem(UUID id, String siteKey, String siteSlug, String siteName, Kind kind, String text, Instant reportedAt, Instant settledAt) {
    /** What is wrong. */
    public enum Kind { CLOSED, SPACES, PLACE, DAMAGE, OTHER }
}
