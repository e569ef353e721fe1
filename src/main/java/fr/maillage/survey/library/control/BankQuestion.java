package fr.maillage.survey.library.control;

import fr.maillage.survey.entity.QuestionType;
import jakarta.json.JsonObject;

/**
 * A question that waits to be asked again.
 *
 * @param id     a UUID for one of the territory's, {@code p-<code>} for one that comes with the portal
 * @param theme  what it is about, or empty
 * @param design the question in our own format
 * @param ours   kept by this territory's team
 */
public record BankQuestion(String id, String theme, QuestionType type, String text, JsonObject design, boolean ours) {
}
