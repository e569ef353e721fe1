package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import java.util.regex.Pattern;

/** Texts and e-mail addresses. */
final class TextReader {
    private static final int EMAIL_MAX = 254;
    /** What a mail server may take; whether somebody reads it, only a letter tells. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;:<>()\\[\\]\"\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

    private TextReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        String text = typed.value();
        int most = question.type() == QuestionType.LONG_TEXT ? Question.LONG_TEXT_MAX : question.type() == QuestionType.EMAIL ? EMAIL_MAX : Question.SHORT_TEXT_MAX;
        if (text.length() > most) return Reading.Refused.of("survey.answer.tooLong", most, text.length());
        if (question.type() == QuestionType.EMAIL) return EMAIL.matcher(text).matches() ? new Reading.Given(Json.createValue(text)) : Reading.Refused.of("question.answer.email");
        if (!question.pattern().isEmpty() && !TextPattern.of(question.pattern()).fits(text))
            return question.patternMessage().isEmpty() ? Reading.Refused.of("question.answer.pattern") : Reading.Refused.of("question.answer.said", question.patternMessage());
        return new Reading.Given(Json.createValue(text));
    }
}
