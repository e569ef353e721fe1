package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Envelope;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.ReturnCode.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Unfinished answers that somebody asked to keep, each sealed with the code that the person holds. The database knows neither who nor what,
 * only until which day. They are counted and exported nowhere, and go when the answer is sent, when their day is over, when the survey closes.
 */
@ApplicationScoped
public class Drafts {
    @Inject
    Rows rows;

    @Inject
    Settings settings;

    /**
     * Keeps what was typed under the code, in place of what was there.
     *
     * @return the last day it is kept; empty when it is too long to be kept
     */
    public Optional<LocalDate> keep(Survey survey, ReturnCode code, Map<String, List<String>> typed) {
        byte[] content = TypedForm.bytes(typed);
        if (content.length > TypedForm.MOST) return Optional.empty();
        LocalDate until = Survey.today().plusDays(settings.number(Setting.SURVEY_DRAFT_DAYS));
        if (until.isAfter(survey.closesOn())) until = survey.closesOn();
        rows.update("""
                insert into answer_draft (place, survey_id, expires_on, sealed) values (?, ?, ?, ?)
                on conflict (place) do update set expires_on = excluded.expires_on, sealed = excluded.sealed""",
                code.place(survey.id(), Use.DRAFT), survey.id(), until, Envelope.seal(code.key(survey.id(), Use.DRAFT), about(survey.id()), content));
        return Optional.of(until);
    }

    /** What was typed; empty for a code that opens nothing. */
    public Optional<Map<String, List<String>>> open(UUID surveyId, ReturnCode code) {
        return rows.first("select sealed from answer_draft where place = ? and survey_id = ? and expires_on >= ?::date", row -> row.getBytes(1),
                code.place(surveyId, Use.DRAFT), surveyId, Survey.today()).flatMap(sealed -> Envelope.open(code.key(surveyId, Use.DRAFT), about(surveyId), sealed)).map(TypedForm::read);
    }

    /** Forgets it, in the caller's transaction; answers whether it was there. */
    public boolean forget(UUID surveyId, ReturnCode code) {
        return rows.update("delete from answer_draft where place = ?", (Object) code.place(surveyId, Use.DRAFT)) == 1;
    }

    private static String about(UUID surveyId) {
        return "draft " + surveyId;
    }
}
