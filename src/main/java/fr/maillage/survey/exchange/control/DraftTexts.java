package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file says in one of its languages, under the names that the texts of the survey made of it have: see {@link SurveyText#key}. */
final class DraftTexts {
    private final String language;
    private final Map<String, SurveyText> known;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private DraftTexts(Survey survey, String language) {
        this.language = language;
        this.known = SurveyTexts.written(survey).stream().collect(Collectors.toMap(SurveyText::key, text -> text));
    }

    /** Only what the file says in this very language: a text that it does not is left to be translated. */
    static Map<String, String> of(Survey survey, SurveyDraft draft, String language) {
        DraftTexts read = new DraftTexts(survey, language);
        read.put("title", draft.title());
        read.put("intro", draft.intro());
        read.put("next", draft.next());
        for (int at = 0; at < draft.sections().size(); at++) {
            DraftSection section = draft.sections().get(at);
            String part = "part." + survey.sections().get(at).id();
            read.put(part + ".title", section.title());
            read.put(part + ".intro", section.intro());
            section.questions().forEach(read::put);
        }
        return read.texts;
    }

    private void put(DraftQuestion question) {
        String code = question.code();
        put(code + ".text", question.text());
        put(code + ".help", question.help());
        put(code + ".low", question.limits().low());
        put(code + ".high", question.limits().high());
        put(code + ".unit", question.limits().unit());
        put(code + ".pattern", question.limits().patternMessage());
        put(code + ".constraint", question.logic().message());
        question.rows().forEach(row -> put(code + ".row." + row.code(), row.label()));
        for (DraftOption option : question.options()) {
            put(code + ".option." + option.code(), option.label());
            // the file says what options stand under in one language only
            if (!option.heading().isEmpty()) put(code + ".heading." + option.code(), Wording.of(language, option.heading()));
        }
    }

    private void put(String key, Wording wording) {
        String text = wording.byLanguage().getOrDefault(language, "");
        SurveyText about = known.get(key);
        if (text.isBlank() || about == null) return;
        texts.put(key, text.length() > about.max() ? text.substring(0, about.max() - 1) + "…" : text);
    }
}
