package fr.maillage.survey.wording.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A version of a published survey's words, after the first.
 *
 * @param countsFrom the day from which answers are of this version
 * @param actor      who corrected
 * @param reason     why
 */
public record SurveyVersion(int number, Instant at, LocalDate countsFrom, String actor, String reason, List<WordChange> changes) {
}
