package fr.maillage.survey.themes.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.themes.entity.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Themes of the questions of a survey, and how many texts speak of each once the two readers agree. */
@ApplicationScoped
public class Themes {
    public static final int MOST = 30;
    /** A text's themes are settled when the two readers saw the same, or have decided. */
    private static final String SETTLED = """
            with settled as (
              select t.question, t.answer_id, t.themes from text_theme t where t.survey_id = ? and t.slot = 3
              union all
              select a.question, a.answer_id, a.themes from text_theme a
                join text_theme b on b.survey_id = a.survey_id and b.question = a.question and b.answer_id = a.answer_id and b.slot = 2
              where a.survey_id = ? and a.slot = 1 and a.themes = b.themes
                and not exists (select from text_theme c where c.survey_id = a.survey_id and c.question = a.question and c.answer_id = a.answer_id and c.slot = 3))
            """;

    @Inject
    Rows rows;

    public List<Theme> of(UUID surveyId, String question) {
        return rows.list("select id, label from theme where survey_id = ? and question = ? order by position, label", row -> new Theme(row.getObject(1, UUID.class), row.getString(2)), surveyId, question);
    }

    /** False when there is one of that name, or enough. */
    public boolean add(UUID surveyId, String question, String label) {
        if (rows.count("select count(*) from theme where survey_id = ? and question = ?", surveyId, question) >= MOST) return false;
        return rows.update("insert into theme (id, survey_id, question, position, label) select ?, ?, ?, coalesce(max(position), -1) + 1, ? from theme where survey_id = ? and question = ? on conflict do nothing",
                UUID.randomUUID(), surveyId, question, label, surveyId, question) == 1;
    }

    /** Also takes it from the texts that were given it. */
    public void remove(UUID surveyId, String question, UUID theme) {
        rows.update("update text_theme set themes = array_remove(themes, ?) where survey_id = ? and question = ? and ? = any (themes)", theme, surveyId, question, theme);
        rows.update("delete from theme where survey_id = ? and question = ? and id = ?", surveyId, question, theme);
    }

    /** Of one question: texts with at least one settled theme, and by theme how many. */
    public record Settled(long texts, Map<UUID, Long> byTheme) {
    }

    /** By question; only questions with a settled theme. Answers taken back do not count. */
    public Map<String, Settled> settled(UUID surveyId) {
        Map<String, Settled> settled = new TreeMap<>();
        if (rows.count("select count(*) from theme where survey_id = ?", surveyId) == 0) return settled;
        rows.list(SETTLED + "select s.question, count(*) from settled s join answer a on a.id = s.answer_id where cardinality(s.themes) > 0 group by 1",
                row -> settled.put(row.getString(1), new Settled(row.getLong(2), new java.util.HashMap<>())), surveyId, surveyId);
        rows.list(SETTLED + "select s.question, t.id, count(*) from settled s join answer a on a.id = s.answer_id cross join unnest(s.themes) each (id) join theme t on t.id = each.id group by 1, 2",
                row -> settled.get(row.getString(1)).byTheme().put(row.getObject(2, UUID.class), row.getLong(3)), surveyId, surveyId);
        return settled;
    }
}
