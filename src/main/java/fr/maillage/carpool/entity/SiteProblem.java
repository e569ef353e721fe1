package fr.maillage.carpool.entity;

import java.time.Instant;
import java.util.UUID;

/** What somebody saw on the spot. Nothing tells who. {@code followUp}: what the team did about it, in its words, for everybody; or null. */
public record SiteProblem(UUID id, String siteKey, String siteSlug, String siteName, Kind kind, String text, Instant reportedAt, Instant settledAt, String followUp) {
    /** What is wrong. */
    public enum Kind { FULL, LAMP, BLOCKED, CLOSED, SPACES, PLACE, DAMAGE, OTHER }
}
