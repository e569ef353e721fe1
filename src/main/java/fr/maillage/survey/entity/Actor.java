package fr.maillage.survey.entity;

import java.util.UUID;

/**
 * Who does something to a survey.
 *
 * @param accountId null for the portal itself
 * @param name      the name shown in the log
 */
public record Actor(UUID accountId, String name) {
    /** The portal itself, when a date has come. */
    public static Actor portal() {
        return new Actor(null, "Maillage");
    }
}
