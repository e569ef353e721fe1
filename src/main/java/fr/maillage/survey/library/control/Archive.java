package fr.maillage.survey.library.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Surveys put away: gone from the lists of people, still at their address, in the dataset and in the graph. */
@ApplicationScoped
public class Archive {
    @Inject
    Rows rows;

    @Inject
    Surveys surveys;

    @Inject
    AuditLog audit;

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** It takes answers: residents must find it. */
        OPEN,
        UNKNOWN
    }

    /** Puts away, or back among the others, in the caller's transaction; doing it twice is doing it once. */
    public Outcome put(UUID territoryId, UUID id, boolean away, Actor by) {
        Optional<Survey> found = surveys.forChange(territoryId, id);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        if (away && found.get().state() == SurveyState.OPEN) return Outcome.OPEN;
        int changed = away ? rows.update("insert into survey_archive (survey_id, account_id, actor) values (?, ?::uuid, ?) on conflict do nothing", id, by.accountId(), by.name())
                : rows.update("delete from survey_archive where survey_id = ?", id);
        if (changed == 1) audit.record(by.accountId(), by.name(), territoryId, away ? "survey.archive" : "survey.unarchive", id.toString(), "{}");
        return Outcome.DONE;
    }

    public boolean holds(UUID id) {
        return rows.count("select count(*) from survey_archive where survey_id = ?", id) > 0;
    }
}
