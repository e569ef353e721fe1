package fr.maillage.survey.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Lists of surveys, read without loading their questions. */
@ApplicationScoped
public class SurveyList {
    private static final String COLUMNS = """
            select s.id, s.slug, s.title, s.intro, s.state, s.mode, s.audience, s.opens_on, s.closes_on, s.minutes,
                   (select count(*) from question q join section p on p.id = q.section_id where p.survey_id = s.id),
                   %s,
                   coalesce(s.results_published_at, s.closed_at, s.published_at, s.created_at), s.edition
            from survey s where s.territory_id = ?::uuid""";
    private static final String WITHOUT_ANSWERS = COLUMNS.formatted("0::bigint");
    private static final String WITH_ANSWERS = COLUMNS.formatted("(select count(*) from answer a where a.survey_id = s.id) + (select count(*) from held_answer h where h.survey_id = s.id)");
    private static final String PUBLIC = " and s.state in ('OPEN', 'CLOSED', 'RESULTS_PUBLISHED')";
    private static final String NOT_ARCHIVED = " and not exists (select from survey_archive a where a.survey_id = s.id)";
    private static final String VISIBLE = PUBLIC + NOT_ARCHIVED;
    private static final String OPEN_FIRST = """
             order by case when s.state = 'OPEN' and ?::date between s.opens_on and s.closes_on then 0 when s.state = 'OPEN' and s.opens_on > ?::date then 1 else 2 end,
                      case when s.state = 'OPEN' then s.closes_on end, s.closes_on desc, s.id""";
    private static final String STAFF_FILTER = " and (?::text is null or s.state = ?::text) and (?::text is null or s.title ilike ?::text)" + NOT_ARCHIVED;

    @Inject
    Rows rows;

    /** What everybody sees: open ones first, the nearest end before; then those to come; then the closed, newest first. */
    public List<SurveyCard> visible(UUID territoryId, int offset, int limit) {
        LocalDate today = Survey.today();
        return rows.list(WITHOUT_ANSWERS + VISIBLE + OPEN_FIRST + " offset ? limit ?", SurveyList::read, territoryId, today, today, offset, limit);
    }

    public long countVisible(UUID territoryId) {
        return rows.count("select count(*) from survey s where s.territory_id = ?::uuid" + VISIBLE, territoryId);
    }

    /** Those that take answers today, the nearest end first. */
    public List<SurveyCard> open(UUID territoryId, int limit) {
        return rows.list(WITHOUT_ANSWERS + " and s.state = 'OPEN' and ?::date between s.opens_on and s.closes_on" + NOT_ARCHIVED + " order by s.closes_on, s.id limit ?",
                SurveyList::read, territoryId, Survey.today(), limit);
    }

    /** Every public survey in a stable order, archived ones too, streaming. */
    public void eachVisible(UUID territoryId, Consumer<SurveyCard> sink) {
        rows.each(WITHOUT_ANSWERS + PUBLIC + " order by s.published_at, s.id", row -> {
            sink.accept(read(row));
            return null;
        }, territoryId);
    }

    /**
     * What the staff see, newest first.
     *
     * @param state null for every state
     * @param text  part of the title, or empty
     */
    public List<SurveyCard> staff(UUID territoryId, SurveyState state, String text, int offset, int limit) {
        String name = state == null ? null : state.name();
        String like = like(text);
        return rows.list(WITH_ANSWERS + STAFF_FILTER + " order by s.created_at desc, s.id offset ? limit ?", SurveyList::read,
                territoryId, name, name, like, like, offset, limit);
    }

    public long countStaff(UUID territoryId, SurveyState state, String text) {
        String name = state == null ? null : state.name();
        String like = like(text);
        return rows.count("select count(*) from survey s where s.territory_id = ?::uuid" + STAFF_FILTER, territoryId, name, name, like, like);
    }

    /** Those that were put away, the last one first. */
    public List<SurveyCard> archived(UUID territoryId, int offset, int limit) {
        return rows.list(WITH_ANSWERS + " and not (true" + NOT_ARCHIVED + ") order by (select archived_at from survey_archive a where a.survey_id = s.id) desc, s.id offset ? limit ?",
                SurveyList::read, territoryId, offset, limit);
    }

    public long countArchived(UUID territoryId) {
        return rows.count("select count(*) from survey s join survey_archive a on a.survey_id = s.id where s.territory_id = ?::uuid", territoryId);
    }

    private static String like(String text) {
        return text.isEmpty() ? null : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static SurveyCard read(ResultSet row) throws SQLException {
        return new SurveyCard(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), SurveyState.valueOf(row.getString(5)),
                Mode.valueOf(row.getString(6)), Audience.valueOf(row.getString(7)), day(row.getDate(8)), day(row.getDate(9)), row.getInt(10), row.getInt(11),
                row.getLong(12), row.getTimestamp(13).toInstant(), row.getInt(14));
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
