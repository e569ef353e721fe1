package fr.maillage.survey.results.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The store of releases: what is in it is public, or was. */
@ApplicationScoped
public class Releases {
    private static final String HEAD = """
            select s.id, s.territory_id, t.slug, t.name, s.slug, s.title, s.opens_on, s.closes_on, r.k, r.participants, r.published_at,
                   r.withdrawn_at is not null or s.state = 'WITHDRAWN'
            from results_release r join survey s on s.id = r.survey_id join territory t on t.id = s.territory_id where\s""";

    @Inject
    Rows rows;

    @Inject
    CrossingRows crossings;

    public Optional<Release> of(UUID surveyId) {
        return rows.first(HEAD + "s.id = ?", Releases::head, surveyId).map(this::whole);
    }

    public Optional<Release> bySlug(UUID territoryId, String surveySlug) {
        return rows.first(HEAD + "s.territory_id = ? and s.slug = ?", Releases::head, territoryId, surveySlug).map(this::whole);
    }

    /** The releases of a territory without their figures, newest first; withdrawn ones as well. */
    public List<Release> in(UUID territoryId) {
        return rows.list(HEAD + "s.territory_id = ? order by r.published_at desc, s.slug", Releases::head, territoryId);
    }

    /** Keys of every release shown at present, in order. */
    public void shown(Consumer<String> sink) {
        rows.each("select r.survey_id from results_release r join survey s on s.id = r.survey_id where r.withdrawn_at is null and s.state <> 'WITHDRAWN' order by 1", row -> {
            sink.accept(row.getString(1));
            return null;
        });
    }

    /** Figures of a release, published or withheld. */
    public long figures(UUID surveyId) {
        return rows.count("select (select count(*) from results_cell where survey_id = ?) + (select count(*) from results_crossing_cell where survey_id = ?)", surveyId, surveyId);
    }

    public long withheld(UUID surveyId) {
        return rows.count("select (select count(*) from results_cell where survey_id = ? and count is null) + (select count(*) from results_crossing_cell where survey_id = ? and count is null)",
                surveyId, surveyId);
    }

    /** @param report what the attacker deduced: for the team, never public */
    void add(Release release, AttackReport report) {
        rows.update("insert into results_release (survey_id, k, participants, attack) values (?, ?, ?, ?::jsonb)", release.surveyId(), release.k(), release.participants(), AttackJson.of(report).toString());
        crossings.add(release);
        int at = 0;
        for (Release.Question question : release.questions()) {
            rows.update("insert into results_question (survey_id, position, code, type, text, shares) values (?, ?, ?, ?, ?, ?)",
                    release.surveyId(), at++, question.code(), question.type(), question.text(), question.shares());
            int cellAt = 0;
            for (Release.Cell cell : question.cells()) {
                rows.update("insert into results_cell (survey_id, question, position, code, label, count) values (?, ?, ?, ?, ?, ?)", release.surveyId(),
                        question.code(), cellAt++, cell.code(), cell.label(), cell.figure().orNull());
            }
        }
    }

    /** What the attacker deduced of what a release withholds; empty for releases of before. */
    public Optional<AttackReport> report(UUID surveyId) {
        return rows.first("select attack from results_release where survey_id = ? and attack is not null", row -> AttackJson.read(row.getString(1)), surveyId);
    }

    /** Whether that changed anything. */
    boolean withdraw(UUID surveyId) {
        return rows.update("update results_release set withdrawn_at = now() where survey_id = ? and withdrawn_at is null", surveyId) == 1;
    }

    boolean showAgain(UUID surveyId) {
        return rows.update("update results_release set withdrawn_at = null where survey_id = ? and withdrawn_at is not null", surveyId) == 1;
    }

    private static Release head(ResultSet row) throws SQLException {
        Instant published = row.getTimestamp(11).toInstant();
        return new Release(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class), row.getInt(9), row.getLong(10), published, row.getBoolean(12), List.of());
    }

    private Release whole(Release head) {
        Map<String, List<Release.Cell>> cells = new LinkedHashMap<>();
        rows.list("select question, code, label, count from results_cell where survey_id = ? order by question, position", row ->
                cells.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(new Release.Cell(row.getString(2), row.getString(3), Figure.of(row.getObject(4, Long.class)))), head.surveyId());
        List<Release.Question> questions = rows.list("select code, type, text, shares from results_question where survey_id = ? order by position",
                row -> new Release.Question(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), cells.getOrDefault(row.getString(1), List.of())), head.surveyId());
        return head.with(questions, crossings.of(head.surveyId()));
    }
}
