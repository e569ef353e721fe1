package fr.maillage.survey.wording.control;

import fr.maillage.survey.entity.Language;

/**
 * One text that a correction changed.
 *
 * @param key    which one: see {@link fr.maillage.survey.entity.SurveyText}
 * @param before empty where there was none
 */
public record WordChange(Language language, String key, String before, String after) {
}
