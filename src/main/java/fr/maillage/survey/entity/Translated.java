package fr.maillage.survey.entity;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes a survey as it reads in another language: a copy with the same ids and codes that belongs to no store, so that answers are the same
 * whatever language the question was read in. A unit (see {@link SurveyText#unit}) of which a text is missing stays in French as a whole:
 * half a question in each language is no question.
 */
final class Translated {
    private Translated() {
    }

    static Survey of(Survey survey, Language language, Map<String, String> translation) {
        Survey copy = copy(survey);
        Map<String, List<SurveyText>> units = SurveyTexts.written(survey).stream().collect(Collectors.groupingBy(SurveyText::unit));
        Map<String, String> said = new HashMap<>();
        units.forEach((unit, texts) -> {
            if (!translation.keySet().containsAll(texts.stream().map(SurveyText::key).toList())) return;
            texts.forEach(text -> said.put(text.key(), translation.get(text.key())));
            speak(copy, unit, language);
        });
        SurveyTexts.say(copy, said);
        copy.askIn(language);
        return copy;
    }

    private static void speak(Survey copy, String unit, Language language) {
        if (unit.equals(SurveyTexts.SURVEY)) copy.speak(language);
        copy.sections().stream().filter(section -> SurveyTexts.unit(section).equals(unit)).forEach(section -> section.speak(language));
        copy.questions().stream().filter(question -> question.code().equals(unit)).forEach(question -> question.speak(language));
    }

    private static Survey copy(Survey survey) {
        Survey copy = shallow(survey, Survey.class, Survey::new);
        copy.hold(new ArrayList<>(survey.sections().stream().map(section -> copy(section, copy)).toList()));
        return copy;
    }

    private static Section copy(Section section, Survey survey) {
        Section copy = shallow(section, Section.class, Section::new);
        copy.hold(survey, new ArrayList<>(section.questions().stream().map(question -> copy(question, copy)).toList()));
        return copy;
    }

    private static Question copy(Question question, Section section) {
        Question copy = shallow(question, Question.class, Question::new);
        copy.hold(section, new ArrayList<>(question.options().stream().map(option -> shallow(option, Option.class, Option::new)).toList()),
                new ArrayList<>(question.rows().stream().map(row -> shallow(row, Row.class, Row::new)).toList()));
        return copy;
    }

    /** Field by field, so that a field added later is not forgotten; what the persistence provider added stays behind. */
    private static <T> T shallow(T original, Class<T> type, Supplier<T> made) {
        T copy = made.get();
        try {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getName().startsWith("_persistence")) continue;
                field.setAccessible(true);
                field.set(copy, field.get(original));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return copy;
    }
}
