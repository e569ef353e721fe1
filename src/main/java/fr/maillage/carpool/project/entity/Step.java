package fr.maillage.carpool.project.entity;

import java.time.LocalDate;

/**
 * One step of a place's life.
 *
 * @param role      in which role it was taken: a word, never a person
 * @param reference of the council's decision, or null
 * @param link      to the decision's text, or null
 */
public record Step(Phase phase, LocalDate day, By role, String reason, String reference, String link) {
    /** Who takes steps. */
    public enum By { RESIDENT, AGENT, COUNCILLOR }
}
