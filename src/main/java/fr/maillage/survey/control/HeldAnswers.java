package fr.maillage.survey.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Seal;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the answers of an anonymous survey with a register wait, sealed, until they are mixed into the others: see src/docs/adr/0050-anonymity-as-structure.md.
 * <p>An answer leaves by a batch of k or more, drawn by lot; k at least stay behind while the survey is open, so that the last batch, when it
 * closes, has k too. Everything here joins the caller's transaction.
 */
@ApplicationScoped
public class HeldAnswers {
    private static final String PURPOSE = "held answer";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Rows rows;

    @Inject
    Seal seal;

    @Inject
    AnswerCounters counters;

    /**
     * One answer on its way.
     *
     * @param mark hash of its author's code, or null when it can't be changed
     */
    public record Arrived(JsonObject body, Channel channel, byte[] mark) {
    }

    private record Held(UUID id, Arrived answer) {
    }

    /** Whether this survey's answers wait: it has a register of codes, and promised that nothing leads from there to an answer. */
    public static boolean holds(Survey survey) {
        return survey.anonymous() && survey.audience().registered();
    }

    /** What a row of {@code held_answer} holds. */
    public byte[] sealed(Arrived answer) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("body", answer.body()).add("channel", answer.channel().name());
        if (answer.mark() != null) json.add("mark", Digests.hex(answer.mark()));
        return seal.seal(PURPOSE, json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How many wait. */
    public long waiting(UUID surveyId) {
        return rows.count("select count(*) from held_answer where survey_id = ?", surveyId);
    }

    /** Open surveys of which enough answers wait for a batch. */
    public List<UUID> due() {
        return rows.list("select s.id from survey s where exists (select 1 from held_answer h where h.survey_id = s.id) "
                + "and (select count(*) from held_answer h where h.survey_id = s.id) >= 2 * s.threshold", row -> row.getObject(1, UUID.class));
    }

    /** Mixes in all but k of those that wait, when that makes k or more. Answers how many. */
    public int mixIn(UUID surveyId) {
        int k = (int) rows.count("select threshold from survey where id = ?", surveyId);
        List<Held> held = held(surveyId);
        if (held.size() < 2 * k) return 0;
        return keep(surveyId, held.subList(k, held.size()));
    }

    /** The survey closes: all that wait are mixed in; what people kept to come back serves no more. */
    public void settle(Survey survey) {
        keep(survey.id(), held(survey.id()));
        rows.update("delete from answer_draft where survey_id = ?", survey.id());
        rows.update("delete from answer_copy where survey_id = ?", survey.id());
    }

    /** Those that wait, in the order of a lot. */
    private List<Held> held(UUID surveyId) {
        List<Held> held = new ArrayList<>(rows.list("select id, sealed from held_answer where survey_id = ? for update",
                row -> new Held(row.getObject(1, UUID.class), opened(row.getBytes(2))), surveyId));
        Collections.shuffle(held, RANDOM);
        return held;
    }

    private Arrived opened(byte[] sealed) {
        byte[] content = seal.open(PURPOSE, sealed)
                .orElseThrow(() -> new IllegalStateException("answers wait that were sealed with another secret: start with the MAILLAGE_SEAL_KEY (or the file seal.key) of that time"));
        try (var reader = Json.createReader(new ByteArrayInputStream(content))) {
            JsonObject json = reader.readObject();
            return new Arrived(json.getJsonObject("body"), Channel.valueOf(json.getString("channel")),
                    json.containsKey("mark") ? java.util.HexFormat.of().parseHex(json.getString("mark")) : null);
        }
    }

    /** New random ids, in their order, on one day: nothing of the order of arrival is left. */
    private int keep(UUID surveyId, List<Held> batch) {
        if (batch.isEmpty()) return 0;
        rows.update("delete from held_answer where id = any(?)", (Object) batch.stream().map(Held::id).toArray(UUID[]::new));
        String[] bodies = batch.stream().map(held -> held.answer().body().toString()).toArray(String[]::new);
        String[] channels = batch.stream().map(held -> held.answer().channel().name()).toArray(String[]::new);
        String[] marks = batch.stream().map(held -> held.answer().mark() == null ? null : Digests.hex(held.answer().mark())).toArray(String[]::new);
        UUID[] ids = batch.stream().map(held -> UUID.randomUUID()).toArray(UUID[]::new);
        LocalDate today = Survey.today();
        batch.forEach(held -> counters.add(surveyId, held.answer().body(), held.answer().channel(), today));
        return rows.update("""
                insert into answer (id, survey_id, mode, day, channel, change_mark, body)
                select b.id, s.id, s.mode, ?::date, b.channel, decode(b.mark, 'hex'), b.body::jsonb
                from survey s, unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as b (id, channel, mark, body) where s.id = ? order by b.id""",
                today, ids, channels, marks, bodies, surveyId);
    }

    /** Replaces the body of the answer with this mark while it waits; whether it was there. */
    public boolean replace(UUID surveyId, byte[] mark, JsonObject body) {
        Optional<Held> found = marked(surveyId, mark);
        found.ifPresent(held -> rows.update("update held_answer set sealed = ? where id = ?", sealed(new Arrived(body, held.answer().channel(), mark)), held.id()));
        return found.isPresent();
    }

    /** Takes the answer with this mark back while it waits; whether it was there. */
    public boolean remove(UUID surveyId, byte[] mark) {
        Optional<Held> found = marked(surveyId, mark);
        found.ifPresent(held -> rows.update("delete from held_answer where id = ?", held.id()));
        return found.isPresent();
    }

    private Optional<Held> marked(UUID surveyId, byte[] mark) {
        return held(surveyId).stream().filter(held -> java.util.Arrays.equals(held.answer().mark(), mark)).findFirst();
    }
}
