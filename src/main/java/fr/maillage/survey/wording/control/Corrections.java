package fr.maillage.survey.wording.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Outbox;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Corrections of an open survey's words. Each is a version: what stood there, what stands there now, who, when and why, for ever and for everybody.
 * Codes, options, order and conditions can't be reached from here, and the database would refuse it.
 */
@ApplicationScoped
public class Corrections {
    /** Versions of a survey at most: beyond, it is another survey. */
    public static final int VERSIONS_MAX = 50;

    @Inject
    Rows rows;

    @Inject
    Surveys surveys;

    @Inject
    Translations translations;

    @Inject
    AuditLog audit;

    @Inject
    Outbox outbox;

    /** What became of a correction. */
    public enum Outcome {
        DONE,
        /** Nothing differs from what stands there. */
        SAME,
        /** The survey is not open, or has had its share of versions. */
        TOO_LATE,
        /** Somebody else corrected it meanwhile. */
        STALE,
        UNKNOWN
    }

    /** The survey's texts in a language: French as they stand, any other where it is translated, empty where it is not. */
    public List<SurveyText> texts(Survey survey, Language language) {
        if (language.french()) return SurveyTexts.of(survey);
        Map<String, String> kept = translations.texts(survey.id(), language);
        return SurveyTexts.written(survey).stream().map(text -> new SurveyText(text.unit(), text.key(), text.kind(), kept.getOrDefault(text.key(), ""), text.max())).toList();
    }

    /** What would change: those of the given texts that differ, in the survey's order. */
    public List<WordChange> changes(Survey survey, Language language, Map<String, String> given) {
        List<WordChange> changes = new ArrayList<>();
        for (SurveyText text : texts(survey, language)) {
            String after = given.get(text.key());
            if (after != null && !after.equals(text.text())) changes.add(new WordChange(language, text.key(), text.text(), after));
        }
        return changes;
    }

    /**
     * Corrects texts of one language in the caller's transaction.
     *
     * @param given  by key; those that are the same are left
     * @param reason why, for everybody to read
     * @param seen   the survey's version when the person began to write
     */
    public Outcome correct(UUID territoryId, UUID id, Language language, Map<String, String> given, String reason, int seen, Actor by) {
        Optional<Survey> found = surveys.forChange(territoryId, id);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        Survey survey = found.get();
        if (survey.state() != SurveyState.OPEN || survey.edition() >= VERSIONS_MAX) return Outcome.TOO_LATE;
        if (survey.edition() != seen) return Outcome.STALE;
        List<WordChange> changes = changes(survey, language, given);
        if (changes.isEmpty()) return Outcome.SAME;
        int number = survey.edition() + 1;
        record(survey, number, changes, reason, by);
        Map<String, String> words = new LinkedHashMap<>();
        changes.forEach(change -> words.put(change.key(), change.after()));
        if (language.french()) {
            survey.correct(words);
        } else {
            translations.put(survey, language, words);
            survey.correct(Map.of());
        }
        surveys.flush();
        audit.record(by.accountId(), by.name(), survey.territoryId(), "survey.correct", survey.id().toString(),
                Json.createObjectBuilder().add("version", number).add("texts", changes.size()).add("language", language.tag()).build().toString());
        outbox.changed(SurveyRdf.KIND, survey.id().toString());
        return Outcome.DONE;
    }

    /** Written first: the database lets the words change only in a transaction that has told why. */
    private void record(Survey survey, int number, List<WordChange> changes, String reason, Actor by) {
        rows.update("insert into survey_version (survey_id, number, counts_from, account_id, actor, reason) values (?, ?, ?::date, ?::uuid, ?, ?)",
                survey.id(), number, countsFrom(survey), by.accountId(), by.name(), reason);
        for (int i = 0; i < changes.size(); i++) {
            WordChange change = changes.get(i);
            rows.update("insert into survey_correction (survey_id, number, position, language, key, before, after) values (?, ?, ?, ?, ?, ?, ?)",
                    survey.id(), number, i, change.language().tag(), change.key(), change.before(), change.after());
        }
    }

    /** The day from which answers are said to be of a version made today: the next one where a finer time than the day would tell who. */
    public static LocalDate countsFrom(Survey survey) {
        return survey.anonymous() ? Survey.today().plusDays(1) : Survey.today();
    }

    /** The versions after the first, newest first, with their changes. */
    public List<SurveyVersion> of(UUID surveyId, int offset, int limit) {
        List<SurveyVersion> versions = rows.list("select number, at, counts_from, actor, reason from survey_version where survey_id = ? order by number desc offset ? limit ?",
                row -> new SurveyVersion(row.getInt(1), row.getTimestamp(2).toInstant(), row.getDate(3).toLocalDate(), row.getString(4), row.getString(5), new ArrayList<>()),
                surveyId, offset, limit);
        versions.forEach(version -> rows.list("select language, key, before, after from survey_correction where survey_id = ? and number = ? order by position",
                row -> version.changes().add(new WordChange(Language.parse(row.getString(1)).orElse(Language.FRENCH), row.getString(2), row.getString(3), row.getString(4))),
                surveyId, version.number()));
        return versions;
    }

    public long count(UUID surveyId) {
        return rows.count("select count(*) from survey_version where survey_id = ?", surveyId);
    }
}
