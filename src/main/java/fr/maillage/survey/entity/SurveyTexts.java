package fr.maillage.survey.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every text of a survey that people read, in the order they read them, and the one way to put another in its place. */
public final class SurveyTexts {
    public static final String SURVEY = "title";
    private static final int TITLE_MAX = 200;
    private static final int LONG_MAX = 4000;
    private static final int INTRO_MAX = 2000;
    private static final int QUESTION_MAX = 500;
    private static final int LABEL_MAX = 300;
    private static final int SHORT_MAX = 60;

    private final List<SurveyText> texts = new ArrayList<>();

    private SurveyTexts() {
    }

    /** Texts that are there or might be; those that are empty have an empty text. */
    public static List<SurveyText> of(Survey survey) {
        SurveyTexts all = new SurveyTexts();
        all.add(SURVEY, "", "title", survey.title(), TITLE_MAX);
        all.add(SURVEY, "", "intro", survey.intro(), LONG_MAX);
        all.add(SURVEY, "", "next", survey.nextSteps(), LONG_MAX);
        for (Section section : survey.sections()) {
            String unit = unit(section);
            all.add(unit, unit, "title", section.title(), TITLE_MAX);
            all.add(unit, unit, "intro", section.intro(), INTRO_MAX);
            section.questions().forEach(all::add);
        }
        return all.texts;
    }

    /** Those that are read: what a translation must hold to be whole. */
    public static List<SurveyText> written(Survey survey) {
        return of(survey).stream().filter(text -> !text.text().isEmpty()).toList();
    }

    static String unit(Section section) {
        return "part." + section.id();
    }

    private void add(Question question) {
        String code = question.code();
        // nobody reads the name of a calculation
        if (question.type() == QuestionType.CALCULATION) return;
        add(code, code, "text", question.text(), question.type() == QuestionType.INFO ? LONG_MAX : QUESTION_MAX);
        add(code, code, "help", question.help(), QUESTION_MAX);
        addIfThere(code, "low", question.lowLabel(), SHORT_MAX);
        addIfThere(code, "high", question.highLabel(), SHORT_MAX);
        addIfThere(code, "unit", question.unit(), SHORT_MAX);
        addIfThere(code, "pattern", question.patternMessage(), LABEL_MAX);
        addIfThere(code, "constraint", question.constraintMessage(), LABEL_MAX);
        question.rows().forEach(row -> texts.add(new SurveyText(code, code + ".row." + row.code(), "row", row.label(), LABEL_MAX)));
        Set<String> headings = new HashSet<>();
        for (Option option : question.options()) {
            if (!option.heading().isEmpty() && headings.add(option.heading()))
                texts.add(new SurveyText(code, code + ".heading." + option.code(), "heading", option.heading(), LABEL_MAX));
            texts.add(new SurveyText(code, code + ".option." + option.code(), "option", option.label(), LABEL_MAX));
        }
    }

    private void addIfThere(String code, String kind, String text, int max) {
        if (!text.isEmpty()) add(code, code, kind, text, max);
    }

    private void add(String unit, String prefix, String kind, String text, int max) {
        texts.add(new SurveyText(unit, prefix.isEmpty() ? kind : prefix + "." + kind, kind, text, max));
    }

    /** Puts these texts, by key, in place of those that are there. Keys that name nothing are left. */
    static void say(Survey survey, Map<String, String> texts) {
        texts.forEach((key, text) -> {
            if (!key.contains(".")) survey.say(key, text);
            else if (key.startsWith("part.") && key.length() > 41) survey.sections().stream().filter(section -> key.startsWith(unit(section) + ".")).forEach(section -> section.say(last(key), text));
            else survey.questions().stream().filter(question -> key.startsWith(question.code() + ".")).forEach(question -> question.say(key.substring(question.code().length() + 1), text));
        });
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
