package fr.maillage.survey.exchange.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The files that were sent in, for thirty days. */
@ApplicationScoped
public class SurveyImports implements Recurring {
    @Inject
    Rows rows;

    /**
     * A file that was sent in.
     *
     * @param surveyId the draft that was made of it; null: none yet
     */
    public record Sent(UUID id, String fileName, byte[] file, UUID surveyId) {
    }

    public UUID keep(UUID territoryId, String fileName, byte[] file) {
        UUID id = UUID.randomUUID();
        rows.update("insert into survey_import (id, territory_id, file_name, file) values (?, ?, ?, ?)", id, territoryId, fileName, file);
        return id;
    }

    public Optional<Sent> find(UUID territoryId, UUID id) {
        return rows.first("select id, file_name, file, survey_id from survey_import where territory_id = ? and id = ?",
                row -> new Sent(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3), row.getObject(4, UUID.class)), territoryId, id);
    }

    /** Remembers the draft; false when somebody made one of it meanwhile. */
    public boolean made(UUID id, UUID surveyId) {
        return rows.update("update survey_import set survey_id = ? where id = ? and survey_id is null", surveyId, id) == 1;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional
    public void run() {
        rows.update("delete from survey_import where sent_at < now() - interval '30 days'");
    }
}
