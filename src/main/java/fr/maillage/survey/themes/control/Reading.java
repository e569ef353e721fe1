package fr.maillage.survey.themes.control;

import fr.maillage.persistence.Rows;
import fr.maillage.survey.themes.entity.Kappa;
import fr.maillage.survey.themes.entity.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What two readers saw in the texts of a question. Neither sees the other's themes before both have read a text. */
@ApplicationScoped
public class Reading {
    public static final int AGREED = 3;

    @Inject
    Rows rows;

    /**
     * A text with the themes of the readers.
     *
     * @param mine   those of the reader who asks; null while unread
     * @param theirs those of the other; null while unread, and for a reader who has not read it
     */
    public record Text(UUID answer, String text, Set<UUID> mine, Set<UUID> theirs) {
    }

    /** The place of this account among the two readers, taken if there is one; empty when two others read. */
    public Optional<Integer> slot(UUID surveyId, String question, UUID account) {
        Optional<Integer> known = place(surveyId, question, account);
        if (known.isPresent()) return known;
        rows.update("""
                insert into theme_reader (survey_id, question, slot, account_id)
                select ?, ?, s.slot, ? from (values (1), (2)) s (slot)
                where not exists (select from theme_reader r where r.survey_id = ? and r.question = ? and r.slot = s.slot) order by s.slot limit 1
                on conflict do nothing""", surveyId, question, account, surveyId, question);
        return place(surveyId, question, account);
    }

    public Optional<Integer> place(UUID surveyId, String question, UUID account) {
        return rows.first("select slot from theme_reader where survey_id = ? and question = ? and account_id = ?", row -> row.getInt(1), surveyId, question, account);
    }

    /** How many texts the reader of that place has read. */
    public long read(UUID surveyId, String question, int slot) {
        return rows.count("select count(*) from text_theme where survey_id = ? and question = ? and slot = ?", surveyId, question, slot);
    }

    /** Texts in an order that says nothing of their authors. */
    public List<Text> page(UUID surveyId, String question, int slot, int offset, int limit) {
        return rows.list("""
                select a.id, answer_text(a.body, ?::text), t.themes, null::uuid[] from answer a
                left join text_theme t on t.survey_id = a.survey_id and t.question = ?::text and t.answer_id = a.id and t.slot = ?
                where a.survey_id = ? and answer_text(a.body, ?::text) is not null order by a.id offset ? limit ?""",
                Reading::text, question, question, slot, surveyId, question, offset, limit);
    }

    /** Texts in which the readers saw other themes and have not decided. */
    public List<Text> differences(UUID surveyId, String question, int offset, int limit) {
        return rows.list("select a.id, answer_text(a.body, ?::text), x.themes, y.themes " + DIFFER + " order by a.id offset ? limit ?", Reading::text, question, surveyId, question, offset, limit);
    }

    public long differing(UUID surveyId, String question) {
        return rows.count("select count(*) " + DIFFER, surveyId, question);
    }

    private static final String DIFFER = """
            from text_theme x join text_theme y on y.survey_id = x.survey_id and y.question = x.question and y.answer_id = x.answer_id and y.slot = 2
            join answer a on a.id = x.answer_id
            where x.survey_id = ? and x.question = ? and x.slot = 1 and x.themes <> y.themes
              and not exists (select from text_theme z where z.survey_id = x.survey_id and z.question = x.question and z.answer_id = x.answer_id and z.slot = 3)""";

    private static Text text(java.sql.ResultSet row) throws SQLException {
        return new Text(row.getObject(1, UUID.class), row.getString(2), themes(row.getArray(3)), themes(row.getArray(4)));
    }

    private static Set<UUID> themes(Array array) throws SQLException {
        return array == null ? null : new TreeSet<>(Arrays.asList((UUID[]) array.getArray()));
    }

    /** Of these answers, those that have a text to this question. */
    public void save(UUID surveyId, String question, int slot, Map<UUID, Set<UUID>> seen, Collection<Theme> known) {
        Set<UUID> ids = new TreeSet<>(known.stream().map(Theme::id).toList());
        seen.forEach((answer, themes) -> {
            Set<UUID> kept = new TreeSet<>(themes);
            kept.retainAll(ids);
            rows.with(connection -> {
                try (var statement = connection.prepareStatement("""
                        insert into text_theme (survey_id, question, answer_id, slot, themes)
                        select a.survey_id, ?, a.id, ?, ? from answer a where a.survey_id = ? and a.id = ? and answer_text(a.body, ?::text) is not null
                        on conflict (survey_id, question, answer_id, slot) do update set themes = excluded.themes""")) {
                    statement.setString(1, question);
                    statement.setInt(2, slot);
                    statement.setArray(3, connection.createArrayOf("uuid", kept.toArray()));
                    statement.setObject(4, surveyId);
                    statement.setObject(5, answer);
                    statement.setString(6, question);
                    return statement.executeUpdate();
                }
            });
        });
    }

    /** Theme by theme, over the texts that both have read. */
    public Map<Theme, Kappa> agreement(UUID surveyId, String question, List<Theme> themes) {
        Map<Theme, Kappa> agreement = new LinkedHashMap<>();
        for (Theme theme : themes)
            rows.first("""
                    select count(*) filter (where ? = any (x.themes) and ? = any (y.themes)), count(*) filter (where ? = any (x.themes) and not ? = any (y.themes)),
                           count(*) filter (where not ? = any (x.themes) and ? = any (y.themes)), count(*) filter (where not ? = any (x.themes) and not ? = any (y.themes))
                    from text_theme x join text_theme y on y.survey_id = x.survey_id and y.question = x.question and y.answer_id = x.answer_id and y.slot = 2
                    where x.survey_id = ? and x.question = ? and x.slot = 1""",
                    row -> agreement.put(theme, new Kappa(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))),
                    theme.id(), theme.id(), theme.id(), theme.id(), theme.id(), theme.id(), theme.id(), theme.id(), surveyId, question);
        return agreement;
    }

    /** Texts for the list of words: so many at most, drawn by their random key. */
    public List<String> sample(UUID surveyId, String question, int most) {
        return rows.list("select answer_text(body, ?::text) from answer where survey_id = ? and answer_text(body, ?::text) is not null order by id limit ?", row -> row.getString(1), question, surveyId, question, most);
    }
}
