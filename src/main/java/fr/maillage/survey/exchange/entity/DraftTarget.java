package fr.maillage.survey.exchange.entity;

/**
 * How many answers somebody hopes for: a quota of the file, read as a target and never as a refusal.
 *
 * @param condition whose answers count
 */
public record DraftTarget(String name, long answers, String condition) {
}
