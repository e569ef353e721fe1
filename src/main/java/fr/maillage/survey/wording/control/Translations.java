package fr.maillage.survey.wording.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of surveys in other languages than French. */
@ApplicationScoped
public class Translations {
    /** Languages of a survey at most, beside French. */
    public static final int LANGUAGES_MAX = 12;

    @Inject
    Rows rows;

    /**
     * A text of a translation.
     *
     * @param source the French it was translated from
     */
    public record Kept(String text, String source) {
    }

    /** The languages into which something of the survey is translated, in the order of their tags. */
    public List<Language> languages(UUID surveyId) {
        return rows.list("select distinct language from survey_text where survey_id = ? order by language", row -> row.getString(1), surveyId).stream()
                .flatMap(tag -> Language.parse(tag).stream()).toList();
    }

    /** What is translated, by {@link SurveyText#key}. */
    public Map<String, Kept> kept(UUID surveyId, Language language) {
        Map<String, Kept> kept = new HashMap<>();
        rows.list("select key, text, source from survey_text where survey_id = ? and language = ?",
                row -> kept.put(row.getString(1), new Kept(row.getString(2), row.getString(3))), surveyId, language.tag());
        return kept;
    }

    public Map<String, String> texts(UUID surveyId, Language language) {
        return kept(surveyId, language).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    /** Every translation of a survey: by {@link SurveyText#key}, by tag. */
    public Map<String, Map<String, String>> all(UUID surveyId) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        rows.list("select key, language, text from survey_text where survey_id = ? order by key, language",
                row -> all.computeIfAbsent(row.getString(1), key -> new LinkedHashMap<>()).put(row.getString(2), row.getString(3)), surveyId);
        return all;
    }

    /** The survey as it reads in a language; in French it is itself. */
    public Survey in(Survey survey, Language language) {
        return language.french() ? survey : survey.in(language, texts(survey.id(), language));
    }

    /**
     * How far a translation is.
     *
     * @param stale translated, but the French has changed since
     */
    public record Progress(Language language, int done, int stale, int all) {
        public boolean whole() {
            return done == all && stale == 0;
        }
    }

    public Progress progress(Survey survey, Language language) {
        Map<String, Kept> kept = kept(survey.id(), language);
        List<SurveyText> written = SurveyTexts.written(survey);
        int done = (int) written.stream().filter(text -> kept.containsKey(text.key())).count();
        int stale = (int) written.stream().filter(text -> kept.containsKey(text.key()) && !kept.get(text.key()).source().equals(text.text())).count();
        return new Progress(language, done, stale, written.size());
    }

    public List<Progress> progress(Survey survey) {
        return languages(survey.id()).stream().map(language -> progress(survey, language)).toList();
    }

    /**
     * Keeps texts of a language, by key; an empty one takes the translation away. Keys that name nothing of the survey are left.
     * In the caller's transaction; a published survey takes them only with a version: see {@link Corrections}.
     */
    public void put(Survey survey, Language language, Map<String, String> texts) {
        if (language.french()) throw new IllegalArgumentException("French is not a translation");
        Map<String, SurveyText> known = SurveyTexts.written(survey).stream().collect(Collectors.toMap(SurveyText::key, Function.identity()));
        texts.forEach((key, text) -> {
            SurveyText about = known.get(key);
            if (text.isBlank()) rows.update("delete from survey_text where survey_id = ? and language = ? and key = ?", survey.id(), language.tag(), key);
            else if (about != null) {
                rows.update("""
                        insert into survey_text (survey_id, language, key, source, text) values (?, ?, ?, ?, ?)
                        on conflict (survey_id, language, key) do update set text = excluded.text, source = excluded.source""",
                        survey.id(), language.tag(), key, about.text(), text);
            }
        });
    }

    /** Takes a whole language away. */
    public void remove(UUID surveyId, Language language) {
        rows.update("delete from survey_text where survey_id = ? and language = ?", surveyId, language.tag());
    }

    /** The language that was asked for, when the survey has it. */
    public Optional<Language> among(UUID surveyId, String tag) {
        return Language.parse(tag).filter(language -> language.french() || languages(surveyId).contains(language));
    }
}
