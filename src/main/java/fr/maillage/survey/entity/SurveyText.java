package fr.maillage.survey.entity;

/**
 * One text of a survey that people read.
 *
 * @param unit what it is part of: {@code title} for the survey itself, {@code part.<id>} for a section, the code of a question.
 *             A unit is read in one language: it is translated as a whole or not at all
 * @param key  names it in the survey, whatever is moved or reworded: {@code title}, {@code part.<id>.intro}, {@code q3.text}, {@code q3.option.a}
 * @param kind what it is, the last word of {@code survey.text.*} in the messages
 * @param text in French; empty where there is none, e.g. no help
 * @param max  longest text, characters
 */
public record SurveyText(String unit, String key, String kind, String text, int max) {
    /** Whether it may be left empty. */
    public boolean optional() {
        return kind.equals("intro") || kind.equals("next") || kind.equals("help") || kind.equals("pattern") || kind.equals("constraint");
    }
}
