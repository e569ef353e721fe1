package fr.maillage.survey.control;

import java.time.LocalDate;

/** The words that {@link AnswerText} needs, in the reader's language. */
public interface AnswerWords {
    /** The text of a message. */
    String text(String key, Object... arguments);

    /** A commune's name for its INSEE code. */
    String commune(String code);

    String day(LocalDate day);
}
