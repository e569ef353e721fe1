package fr.maillage.survey.counts.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.counts.entity.AnswerKeys;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.counts.entity.Fold;
import fr.maillage.survey.counts.entity.Fold.Delta;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Moves deltas into the counters, and makes the counters anew. In the caller's transaction; one at a time for a survey.
 * Answers arrive meanwhile as if nobody counted.
 */
@ApplicationScoped
public class CounterFolding {
    /** Deltas taken in one step. */
    private static final int STEP = 5000;

    @Inject
    Rows rows;

    @Inject
    SurveyAxes axes;

    @Inject
    AskedQuestions asked;

    /** Whether the counters could be watched moving: then they move by the survey's threshold at least. */
    public static boolean watchable(Survey survey) {
        return survey.anonymous() && survey.state() == SurveyState.OPEN;
    }

    /** Folds in what may be; makes the counters first if the survey has none. */
    public void fold(Survey survey) {
        if (rows.count("select count(*) from answer_delta where survey_id = ?", survey.id()) == 0
                && rows.count("select count(*) from answer_count where survey_id = ?", survey.id()) == 1) return;
        if (lock(survey)) remake(survey, any -> { });
        while (step(survey) == STEP) { }
    }

    /** Makes the counters anew from the answers; what waits goes on waiting. @param progress told how many answers were counted so far */
    public void recount(Survey survey, LongConsumer progress) {
        lock(survey);
        remake(survey, progress);
    }

    /** Holds the survey's counters until the transaction ends; answers whether there were none. */
    private boolean lock(Survey survey) {
        boolean none = rows.update("insert into answer_count (survey_id) values (?) on conflict do nothing", survey.id()) == 1;
        rows.first("select 1 from answer_count where survey_id = ? for update", row -> 1, survey.id());
        return none;
    }

    private int step(Survey survey) {
        List<Delta> waiting = rows.list("select id, sign, day, channel, body from answer_delta where survey_id = ? order by sign desc, id limit ?",
                CounterFolding::delta, survey.id(), STEP);
        Fold fold = Fold.of(waiting, watchable(survey) ? survey.threshold() : 0);
        if (fold.done().isEmpty()) return 0;
        Map<CounterKey, Long> moves = new HashMap<>();
        AnswerKeys keys = new AnswerKeys(survey, axes.of(survey));
        for (Delta delta : fold.counted()) count(survey, keys, delta.sign(), delta, moves);
        write(survey.id(), moves);
        rows.with(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from answer_delta where id = any (?)")) {
                delete.setArray(1, connection.createArrayOf("uuid", fold.done().stream().map(Delta::id).toArray()));
                return delete.executeUpdate();
            }
        });
        return waiting.size();
    }

    private void count(Survey survey, AnswerKeys keys, long sign, Delta delta, Map<CounterKey, Long> moves) {
        try (var reader = Json.createReader(new StringReader(delta.body()))) {
            JsonObject body = reader.readObject();
            keys.of(body, asked.of(survey, body, delta.day()), delta.channel(), delta.day(), key -> moves.merge(key, sign, Long::sum));
        }
    }

    /** One statement reads answers and deltas: each answer is there with its delta or not at all, whatever is being submitted. */
    private void remake(Survey survey, LongConsumer progress) {
        Map<CounterKey, Long> moves = new HashMap<>();
        AnswerKeys keys = new AnswerKeys(survey, axes.of(survey));
        long[] seen = new long[1];
        rows.each("""
                select null::uuid, 1, day, channel, body from answer where survey_id = ?
                union all select id, -sign, day, channel, body from answer_delta where survey_id = ?""", row -> {
            Delta delta = delta(row);
            count(survey, keys, delta.sign(), delta, moves);
            if (++seen[0] % STEP == 0) progress.accept(seen[0]);
            return null;
        }, survey.id(), survey.id());
        rows.update("delete from answer_counter where survey_id = ?", survey.id());
        write(survey.id(), moves);
    }

    private void write(UUID surveyId, Map<CounterKey, Long> moves) {
        List<Map.Entry<CounterKey, Long>> moved = new ArrayList<>(moves.entrySet());
        moved.removeIf(entry -> entry.getValue() == 0);
        if (moved.isEmpty()) return;
        rows.with(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into answer_counter (survey_id, axis, axis_value, question, value, n)
                    select ?, m.axis, m.axis_value, m.question, m.value, m.n from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) m (axis, axis_value, question, value, n)
                    on conflict (survey_id, axis, axis_value, question, value) do update set n = answer_counter.n + excluded.n""")) {
                Array[] columns = {
                    connection.createArrayOf("text", moved.stream().map(entry -> entry.getKey().axis()).toArray()),
                    connection.createArrayOf("text", moved.stream().map(entry -> entry.getKey().axisValue()).toArray()),
                    connection.createArrayOf("text", moved.stream().map(entry -> entry.getKey().question()).toArray()),
                    connection.createArrayOf("text", moved.stream().map(entry -> entry.getKey().value()).toArray()),
                    connection.createArrayOf("bigint", moved.stream().map(Map.Entry::getValue).toArray())};
                upsert.setObject(1, surveyId);
                for (int i = 0; i < columns.length; i++) upsert.setArray(i + 2, columns[i]);
                return upsert.executeUpdate();
            }
        });
    }

    private static Delta delta(ResultSet row) throws SQLException {
        return new Delta(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, LocalDate.class), Channel.valueOf(row.getString(4)), row.getString(5));
    }
}
