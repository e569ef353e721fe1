package fr.maillage.survey.respond.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.control.AccessCodes;
import fr.maillage.survey.control.Conditions;
import fr.maillage.survey.control.HeldAnswers;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Known;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Reading;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.Typed;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.InseeCode;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes answers in.
 * <p>One statement does it: it locks the survey's row in share mode, so that closing waits for the answers being written and none comes after;
 * spends the code, the account or the proof; and writes the answer only if all of that held. Of twenty that arrive with one code, one passes.
 * The answer of an anonymous survey with a register goes, sealed, where it waits to be mixed: see {@link HeldAnswers}.
 */
@ApplicationScoped
public class ResponseIntake {
    private static final String OPEN = """
            with open as (select id, mode from survey where id = ? and state = 'OPEN' and ?::date between opens_on and closes_on for share)""";
    private static final String CODE = """
            , code as (update access_code c set spent = true from open where c.survey_id = open.id and c.identifier = ? and c.code_hash = ?
                       and not c.spent returning 1)""";
    private static final String TOKEN = """
            , token as (insert into %s (survey_id, hash) select id, ?::bytea from open on conflict do nothing returning 1)""";
    private static final String PERSON = """
            , person as (insert into participation (survey_id, account_id) select id, ?::uuid from open on conflict do nothing returning 1)""";
    private static final String PROOF = """
            , proof as (insert into spent_challenge (hash, day) select ?::bytea, ?::date from open on conflict do nothing returning 1)""";
    private static final String ANSWER = """
             insert into answer (id, survey_id, mode, account_id, day, channel, change_mark, body)
            select ?::uuid, open.id, open.mode, ?::uuid, ?::date, ?, ?::bytea, ?::jsonb from open""";
    private static final String HOLD = """
             insert into held_answer (id, survey_id, sealed) select ?::uuid, open.id, ?::bytea from open""";

    private static final byte[] NO_HASH = {};

    @Inject
    Rows rows;

    @Inject
    Communes communes;

    @Inject
    AccessCodes codes;

    @Inject
    Conditions conditions;

    @Inject
    HeldAnswers held;

    @Inject
    AnswerCounters counters;

    @Inject
    AnswerFiles files;

    @Resource
    TransactionSynchronizationRegistry transaction;

    /**
     * What is typed for one question, read as an answer.
     *
     * @param typed every value of the form, by field name
     */
    public Reading read(Question question, Map<String, List<String>> typed) {
        return question.read(Typed.of(question, typed), new Known(this::inForce, this::centre, id -> files.answer(question.section().survey().id(), question.code(), id)));
    }

    /** What a page's script runs. */
    public Compiled conditions(Survey survey) {
        return conditions.of(survey);
    }

    /** Everything typed for a survey, with what its conditions make of it today. */
    public AnswerReading read(Survey survey, Map<String, List<String>> typed) {
        return new AnswerReading(survey, question -> read(question, typed), conditions.of(survey), Survey.today());
    }

    private Optional<GeoPoint> centre(String code) {
        return InseeCode.parse(code).flatMap(communes::byCode).flatMap(Commune::centre);
    }

    private Optional<String> inForce(String code) {
        return InseeCode.parse(code).flatMap(communes::inForce).map(InseeCode::value);
    }

    /**
     * Submits in the caller's transaction, which is marked for rollback when the answer is refused.
     *
     * @param survey the survey as the person saw it
     * @param typed  what was typed, by field name
     * @param pass   what lets this person answer
     */
    public Submission submit(Survey survey, Map<String, List<String>> typed, Pass pass) {
        List<Submission.Fault> faults = new ArrayList<>();
        JsonObject body = body(survey, readable(typed, pass), faults);
        // what an agent could not read is nobody's fault
        faults.removeIf(fault -> pass.illegible().contains(fault.code()));
        if (!faults.isEmpty()) return new Submission.Refused(Submission.Why.ANSWERS, faults);
        if (survey.audience() == Audience.CODE && pass.code() == null && pass.token() == null) return Submission.Refused.because(Submission.Why.CODE);
        if (survey.audience() == Audience.LINK && pass.token() == null) return Submission.Refused.because(Submission.Why.CODE);
        if (survey.needsAccount() && pass.account() == null) throw new IllegalArgumentException("an identified survey needs an account");
        boolean proofNeeded = needsProof(survey) && pass.channel() == Channel.WEB;
        if (proofNeeded && pass.proof() == null) return Submission.Refused.because(Submission.Why.CHECK);
        LocalDate today = Survey.today();
        UUID id = UUID.randomUUID();
        if (insert(survey, id, body, pass, proofNeeded, today) == 1) {
            Optional<Submission> stray = files.tie(survey, body, pass.account(), id).map(this::stray);
            if (stray.isPresent()) return stray.get();
            // one that waits is counted when it is mixed in
            if (!HeldAnswers.holds(survey)) counters.add(survey, body, pass.channel(), today);
            return new Submission.Accepted();
        }
        transaction.setRollbackOnly();
        return Submission.Refused.because(why(survey, pass));
    }

    /** The answer to this question names a file that somebody else sent. */
    private Submission stray(String question) {
        transaction.setRollbackOnly();
        return new Submission.Refused(Submission.Why.ANSWERS, List.of(new Submission.Fault(question, "question.answer.file", List.of())));
    }

    /** What was typed, without the fields of questions marked illegible. */
    private static Map<String, List<String>> readable(Map<String, List<String>> typed, Pass pass) {
        if (pass.illegible().isEmpty()) return typed;
        Map<String, List<String>> readable = new java.util.HashMap<>(typed);
        readable.keySet().removeIf(field -> pass.illegible().contains(field.replaceFirst("\\..*", "")));
        return readable;
    }

    /** The answers as they are kept; what can't be is added to the faults. */
    private JsonObject body(Survey survey, Map<String, List<String>> typed, List<Submission.Fault> faults) {
        AnswerReading reading = read(survey, typed);
        faults.addAll(reading.faults(survey.questions()));
        return reading.body();
    }

    /**
     * Puts another answer in the place of the one with this mark, in the caller's transaction: the old one is gone, the new one has an id of its own.
     *
     * @param mark hash of the code its author kept
     */
    public Submission change(Survey survey, Map<String, List<String>> typed, byte[] mark) {
        List<Submission.Fault> faults = new ArrayList<>();
        JsonObject body = body(survey, typed, faults);
        if (!faults.isEmpty()) return new Submission.Refused(Submission.Why.ANSWERS, faults);
        if (!stillOpen(survey)) return Submission.Refused.because(Submission.Why.CLOSED);
        if (HeldAnswers.holds(survey) && held.replace(survey.id(), mark, body)) return new Submission.Accepted();
        files.hold(survey, body, mark);
        Optional<Kept> former = takeOut(survey, mark);
        if (former.isEmpty()) return Submission.Refused.because(Submission.Why.GONE);
        LocalDate today = Survey.today();
        UUID id = UUID.randomUUID();
        rows.update("""
                insert into answer (id, survey_id, mode, account_id, day, channel, change_mark, body)
                values (?, ?, ?, ?::uuid, ?, ?, ?, ?::jsonb)""", id, survey.id(), survey.mode().name(), former.get().account(), today,
                former.get().channel().name(), mark, body.toString());
        Optional<Submission> stray = files.tie(survey, body, former.get().account(), id).map(this::stray);
        if (stray.isPresent()) return stray.get();
        counters.add(survey, body, former.get().channel(), today);
        return new Submission.Accepted();
    }

    /** An answer that was kept, as it was. */
    private record Kept(UUID account, Channel channel, LocalDate day, JsonObject body) {
    }

    /** Takes an answer out of the others, and out of the counts. */
    private Optional<Kept> takeOut(Survey survey, byte[] mark) {
        Optional<Kept> former = rows.first("delete from answer where survey_id = ? and change_mark = ? returning account_id, channel, day, body", row -> {
            try (var body = Json.createReader(new java.io.StringReader(row.getString(4)))) {
                return new Kept(row.getObject(1, UUID.class), Channel.valueOf(row.getString(2)), row.getObject(3, LocalDate.class), body.readObject());
            }
        }, survey.id(), mark);
        former.ifPresent(kept -> counters.remove(survey, kept.body(), kept.channel(), kept.day()));
        return former;
    }

    /** Takes the answer with this mark back, in the caller's transaction; who has answered stays known, and does not answer again. */
    public Submission withdraw(Survey survey, byte[] mark) {
        if (!stillOpen(survey)) return Submission.Refused.because(Submission.Why.CLOSED);
        boolean gone = HeldAnswers.holds(survey) && held.remove(survey.id(), mark)
                || takeOut(survey, mark).isPresent();
        return gone ? new Submission.Accepted() : Submission.Refused.because(Submission.Why.GONE);
    }

    /** Asked with a lock that makes closing wait. */
    private boolean stillOpen(Survey survey) {
        return rows.first("select 1 from survey where id = ? and state = 'OPEN' and ?::date between opens_on and closes_on and changeable for share",
                row -> row.getInt(1), survey.id(), Survey.today()).isPresent();
    }

    /** Whether somebody who answers must show that no machine does: the survey asks for neither code nor account. */
    public static boolean needsProof(Survey survey) {
        return survey.audience() == Audience.OPEN && survey.anonymous();
    }

    private int insert(Survey survey, UUID id, JsonObject body, Pass pass, boolean proofNeeded, LocalDate today) {
        StringBuilder sql = new StringBuilder(OPEN);
        StringBuilder from = new StringBuilder();
        List<Object> bound = new ArrayList<>(List.of(survey.id(), today));
        if (survey.audience() == Audience.LINK || survey.tokens() && pass.token() != null) {
            sql.append(TOKEN.formatted(survey.audience() == Audience.LINK ? "spent_link" : "spent_token"));
            from.append(", token");
            bound.add(pass.token());
        } else if (survey.audience() == Audience.CODE) {
            sql.append(CODE);
            from.append(", code");
            bound.addAll(List.of(pass.code().identifier(), codes.hash(survey.id(), pass.code()).orElse(NO_HASH)));
        }
        if (survey.needsAccount()) {
            sql.append(PERSON);
            from.append(", person");
            bound.add(pass.account());
        }
        if (proofNeeded) {
            sql.append(PROOF);
            from.append(", proof");
            bound.addAll(List.of(pass.proof(), today));
        }
        bound.add(id);
        if (HeldAnswers.holds(survey)) {
            bound.add(held.sealed(new HeldAnswers.Arrived(body, pass.channel(), pass.mark())));
            return rows.update(sql.append(HOLD).append(from).toString(), bound.toArray());
        }
        bound.add(survey.anonymous() ? null : pass.account());
        bound.addAll(List.of(today, pass.channel().name()));
        bound.add(pass.mark());
        bound.add(body.toString());
        return rows.update(sql.append(ANSWER).append(from).toString(), bound.toArray());
    }

    /** Why nothing was written; asked afterwards, so that the usual case costs one statement. */
    private Submission.Why why(Survey survey, Pass pass) {
        boolean open = rows.count("select count(*) from survey where id = ? and state = 'OPEN' and ?::date between opens_on and closes_on", survey.id(), Survey.today()) == 1;
        if (!open) return Submission.Why.CLOSED;
        // this transaction may have spent the code or the account itself before the other one was found missing: ask by what it found
        if (survey.needsAccount() && answered(survey, pass.account())) return Submission.Why.ALREADY;
        return survey.audience() == Audience.CODE || survey.audience() == Audience.LINK ? Submission.Why.CODE : Submission.Why.CHECK;
    }

    /** Whether the account has answered: of an anonymous survey only the register knows. */
    public boolean answered(Survey survey, UUID account) {
        String register = survey.anonymous() ? "participation" : "answer";
        return rows.count("select count(*) from " + register + " where survey_id = ? and account_id = ?", survey.id(), account) > 0;
    }
}
