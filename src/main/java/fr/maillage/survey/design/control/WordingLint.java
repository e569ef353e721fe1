package fr.maillage.survey.design.control;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Advice on the wording of questions, in plain words; never an obstacle. It looks at French texts, so it errs on the side of silence.
 */
public final class WordingLint {
    private static final int WORDS_MAX = 25;
    private static final int OPTIONS_MANY = 9;
    private static final int SURVEY_LONG_MINUTES = 10;
    private static final Pattern TWO_QUESTIONS = Pattern.compile("\\?.+\\?|\\bet (?:si oui|pourquoi|comment|combien|où|quand|à quel)\\b|\\bet/ou\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EXACT_AGE = Pattern.compile("\\b(?:quel âge|votre âge|date de naissance|année de naissance|né\\(?e?\\)? le)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NAMES_PERSON = Pattern.compile("\\b(?:votre nom|nom de famille|prénom|e-?mail|courriel|téléphone|votre adresse|numéro de sécurité)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LEADING = Pattern.compile("\\b(?:ne pensez-vous pas|ne trouvez-vous pas|n’êtes-vous pas|n'êtes-vous pas|bien sûr|évidemment)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NEGATION = Pattern.compile("\\b(?:ne|n’|n')\\s?\\p{L}+[^.?!]*\\b(?:pas|jamais|aucun|aucune)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern OFFICE = Pattern.compile("\\b(?:veuillez|merci de|afin de|dans le cadre de|au titre de|nonobstant)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ACRONYM = Pattern.compile("\\b\\p{Lu}{3,}\\b", Pattern.UNICODE_CHARACTER_CLASS);

    private WordingLint() {
    }

    /** A piece of advice: its message key, and a word of the question that it speaks of (or empty). */
    public record Advice(String key, String about) {
    }

    /** Advice on one question of a survey. */
    public static List<Advice> of(Question question) {
        if (!question.type().answered()) return List.of();
        List<Advice> advice = new ArrayList<>();
        String text = question.text();
        boolean personal = question.section().survey().anonymous();
        if (TWO_QUESTIONS.matcher(text).find()) advice.add(new Advice("survey.lint.two", ""));
        if (EXACT_AGE.matcher(text).find() && (question.type() == QuestionType.NUMBER || question.type() == QuestionType.DATE || question.type().freeText()))
            advice.add(new Advice("survey.lint.age", ""));
        if (personal && NAMES_PERSON.matcher(text).find()) advice.add(new Advice("survey.lint.names", ""));
        if (personal && question.type() == QuestionType.LONG_TEXT && !question.help().toLowerCase(Locale.ROOT).contains("reconna"))
            advice.add(new Advice("survey.lint.freeText", ""));
        if (LEADING.matcher(text).find()) advice.add(new Advice("survey.lint.leading", ""));
        else if (NEGATION.matcher(text).find()) advice.add(new Advice("survey.lint.negation", ""));
        if (OFFICE.matcher(text).find()) advice.add(new Advice("survey.lint.office", ""));
        var acronym = ACRONYM.matcher(text);
        if (acronym.find()) advice.add(new Advice("survey.lint.acronym", acronym.group()));
        if (text.strip().split("\\s+").length > WORDS_MAX) advice.add(new Advice("survey.lint.long", ""));
        if (!text.strip().endsWith("?") && text.strip().length() > 3) advice.add(new Advice("survey.lint.mark", ""));
        if (question.options().stream().filter(option -> !option.apart()).count() > OPTIONS_MANY && question.type() == QuestionType.SINGLE)
            advice.add(new Advice("survey.lint.options", ""));
        if (question.required() && question.type().hasOptions() && !hasWayOut(question)) advice.add(new Advice("survey.lint.wayOut", ""));
        return advice;
    }

    private static boolean hasWayOut(Question question) {
        return question.options().stream().anyMatch(Option::apart)
                || question.options().stream().map(option -> option.label().toLowerCase(Locale.ROOT)).anyMatch(label -> label.matches("(?U)^(?:non|aucun|jamais|autre|rien).*"));
    }

    /** Advice on the survey as a whole. */
    public static List<Advice> of(Survey survey) {
        List<Advice> advice = new ArrayList<>();
        if (survey.estimatedMinutes() > SURVEY_LONG_MINUTES) advice.add(new Advice("survey.lint.survey.long", ""));
        if (survey.intro().isBlank()) advice.add(new Advice("survey.lint.survey.intro", ""));
        if (survey.nextSteps().isBlank()) advice.add(new Advice("survey.lint.survey.next", ""));
        return advice;
    }
}
