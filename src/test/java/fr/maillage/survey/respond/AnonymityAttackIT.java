package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.respond.Attacker.Row;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plays an attacker with the whole database, copies of it from many moments (more than any pair of backups), the log and the mail, against an
 * anonymous survey by invitation. He must not find whose answer is whose more often than by drawing lots; the same attacker finds nearly
 * everybody where the writing is arranged as usual, so the test can tell.
 */
class AnonymityAttackIT extends PortalTest {
    private static final int PEOPLE = 120;
    private static final long SEED = 20271112L;
    private static final String PLACE = "xmin::text::bigint, (ctid::text::point)[0]::bigint, (ctid::text::point)[1]::bigint";

    /** What he copies at one moment. */
    private record Copy(Map<String, Row> register, Map<String, Row> waiting, Map<String, Row> answers) {
    }

    private final Map<String, String> wroteByCode = new HashMap<>();
    private final Map<String, String> textByAnswer = new HashMap<>();

    private static Row row(List<Object> columns) {
        return new Row(columns.get(0).toString(), (Long) columns.get(1), (Long) columns.get(2), (Long) columns.get(3), ((Number) columns.get(4)).longValue());
    }

    private static Map<String, Row> read(String sql, String survey) {
        Map<String, Row> rows = new LinkedHashMap<>();
        Portal.sql(sql, survey).forEach(columns -> rows.put(columns.get(0).toString(), row(columns)));
        return rows;
    }

    private Copy copy(String survey) {
        Copy copy = new Copy(read("select identifier, " + PLACE + ", length(code_hash) from access_code where survey_id = ?::uuid and spent", survey),
                read("select id::text, " + PLACE + ", length(sealed) from held_answer where survey_id = ?::uuid", survey),
                read("select id::text, " + PLACE + ", length(body::text) from answer where survey_id = ?::uuid", survey));
        Portal.sql("select id::text, body->>'q1' from answer where survey_id = ?::uuid", survey).forEach(answer -> textByAnswer.put(answer.get(0).toString(), answer.get(1).toString()));
        return copy;
    }

    private static void respond(SurveyMaker survey, String code, String text) {
        Visit visit = Visit.nobody();
        Answer page = visit.page(survey.publicPath() + "/repondre");
        Map<String, Object> form = new HashMap<>(Visit.filled(page, "/repondre", Map.of()));
        form.remove("code");
        form.put("_code", code);
        form.put("q1", text);
        Answer sent = visit.post(survey.publicPath(), form, "Accept", "text/html");
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
    }

    @Test
    void whoeverHoldsTheDatabaseFindsNobodyBetterThanByDrawingLots() throws Exception {
        Random chance = new Random(SEED);
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("long_text", Map.of("text", "Que manque-t-il ?", "required", "true")).from("code");
        List<String> codes = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", String.valueOf(PEOPLE))).html().select(".code-slips__code").eachText();
        survey.published();
        List<String> order = new ArrayList<>(codes);
        Collections.shuffle(order, chance);

        List<Copy> copies = new ArrayList<>();
        Map<String, String> codeByWaiting = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String text = "mot-" + i + "-" + "x".repeat(chance.nextInt(3000));
            wroteByCode.put(order.get(i).substring(0, 5), text);
            respond(survey, order.get(i), text);
            Copy now = copy(survey.id());
            // he may know this much: which sealed row came with which code
            now.waiting().keySet().forEach(id -> codeByWaiting.computeIfAbsent(id, waiting ->
                    now.register().values().stream().filter(code -> code.xid() == now.waiting().get(waiting).xid()).map(Row::key).findFirst().orElse("")));
            copies.add(now);
            if (i == PEOPLE * 2 / 3) {
                Portal.await("a batch to be mixed in", Duration.ofSeconds(60), () -> Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id()) > 0);
                copies.add(copy(survey.id()));
            }
        }
        survey.step("clore");
        copies.add(copy(survey.id()));
        Copy last = copies.get(copies.size() - 1);
        assertThat(last.answers()).as("no answer is lost").hasSize(PEOPLE);
        assertThat(last.waiting()).isEmpty();
        assertThat(last.register()).hasSize(PEOPLE);

        BiPredicate<Row, Row> byCode = (code, answer) -> wroteByCode.get(code.key()).equals(textByAnswer.get(answer.key()));
        mustBeChance("register and answers at the end", Attacker.guesses(rows(last.register()), rows(last.answers()), byCode), 1);
        mustBeChance("the first place of each", Attacker.guesses(firstSeen(copies, Copy::register), firstSeen(copies, Copy::answers), byCode), 1);
        BiPredicate<Row, Row> byWaiting = (waiting, answer) -> wroteByCode.get(codeByWaiting.get(waiting.key())).equals(textByAnswer.get(answer.key()));
        mustBeChance("what waited and the answers", Attacker.guesses(firstSeen(copies, Copy::waiting), firstSeen(copies, Copy::answers), byWaiting), 1);

        Map<String, Integer> inPairs = new LinkedHashMap<>();
        int batches = 0;
        for (int i = 1; i < copies.size(); i++) {
            Copy before = copies.get(i - 1);
            Copy after = copies.get(i);
            List<Row> came = after.answers().values().stream().filter(answer -> !before.answers().containsKey(answer.key())).toList();
            List<Row> went = before.waiting().values().stream().filter(waiting -> !after.waiting().containsKey(waiting.key())).toList();
            if (came.isEmpty()) continue;
            batches++;
            assertThat(came.size()).as("a batch of k or more").isGreaterThanOrEqualTo(5);
            assertThat(came.stream().map(Row::xid).distinct()).as("one transaction wrote the batch").hasSize(1);
            assertThat(after.register().values()).as("and it spent no code").noneMatch(code -> code.xid() == came.get(0).xid() && !before.register().containsKey(code.key()));
            Attacker.guesses(went, came, byWaiting).forEach((way, right) -> inPairs.merge(way, right, Integer::sum));
        }
        assertThat(batches).as("batches between copies").isGreaterThanOrEqualTo(2);
        mustBeChance("pairs of copies", inPairs, batches);

        nothingIsWrittenAnywhereElse(survey, codes);
    }

    private static List<Row> rows(Map<String, Row> rows) {
        return List.copyOf(rows.values());
    }

    /** Each row as it was in the first copy that shows it. */
    private static List<Row> firstSeen(List<Copy> copies, java.util.function.Function<Copy, Map<String, Row>> part) {
        Map<String, Row> first = new LinkedHashMap<>();
        copies.forEach(copy -> part.apply(copy).forEach(first::putIfAbsent));
        return List.copyOf(first.values());
    }

    /** By lot, one guess in each group is right on average, whatever the group's size; six standard deviations above that is no lot any more. */
    private static void mustBeChance(String what, Map<String, Integer> guesses, int groups) {
        assertThat(guesses).as(what + ": right guesses, seed " + SEED).allSatisfy((way, right) -> assertThat(right).as(way).isLessThanOrEqualTo((int) (groups + 6 * Math.sqrt(groups))));
    }

    /** Every column of every table, the log and the mail: no text of an answer but in its row, no code anywhere. */
    private void nothingIsWrittenAnywhereElse(SurveyMaker survey, List<String> codes) throws Exception {
        Set<String> secrets = codes.stream().map(code -> code.substring(6)).flatMap(secret -> List.of(secret, secret.replace("-", "")).stream()).collect(Collectors.toSet());
        for (List<Object> table : Portal.sql("select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            String name = table.get(0).toString();
            if (name.equals("commune") || name.startsWith("flyway")) continue;
            for (List<Object> row : Portal.sql("select t::text from \"" + name + "\" t")) {
                String text = String.valueOf(row.get(0));
                // answer_delta holds bodies until they are counted; a batch writes both tables
                if (!List.of("answer", "answer_delta").contains(name)) assertThat(text).as(name).doesNotContain("mot-7-", "mot-99-");
                assertThat(secrets).as("a code in " + name).noneMatch(text::contains);
            }
        }
        for (String table : List.of("answer", "held_answer", "answer_draft", "answer_copy", "access_code", "form_token_seen", "spent_challenge")) {
            assertThat(Portal.sql("select data_type::text from information_schema.columns where table_name = ?", table)).as(table + " has neither time nor number of order")
                    .extracting(column -> column.get(0)).doesNotContain("timestamp with time zone", "timestamp without time zone", "time without time zone", "bigint", "integer");
        }
        Path log = Path.of("target/it-portal.log");
        if (Files.exists(log)) {
            String lines = Files.readString(log);
            assertThat(lines).doesNotContain("mot-7-", "mot-99-", survey.publicPath() + "/repondre");
            assertThat(secrets).noneMatch(lines::contains);
        }
        for (var mail : Portal.mail().getReceivedMessages()) assertThat(String.valueOf(mail.getContent())).doesNotContain(survey.publicPath(), "mot-7-");
    }

    /** The arrangements that others use, on the same server: the attacker finds nearly everybody in each. */
    @Test
    void sameAttackerFindsNearlyEverybodyWhereTheWritingIsArrangedAsUsual() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) order.add(i);
        Collections.shuffle(order, new Random(SEED));
        assertThat(best("one", order, "update {c} set spent = true where who = ?; insert into {a} values (gen_random_uuid(), ?)", true)).containsKey("same transaction").extractingByKey("same transaction").isEqualTo(PEOPLE);
        assertThat(best("two", order, "update {c} set spent = true where who = ?; insert into {a} values (gen_random_uuid(), ?)", false)).extractingByKey("next transaction").satisfies(right -> assertThat(right).isGreaterThan(PEOPLE * 9 / 10));
        assertThat(best("three", order, "update {c} set spent = true where who = ?; insert into {a} values (gen_random_uuid(), ?)", false)).extractingByKey("order of transactions").isEqualTo(PEOPLE);
    }

    private static Map<String, Integer> best(String name, List<Integer> order, String writes, boolean together) throws Exception {
        String codes = "control_code_" + name;
        String answers = "control_answer_" + name;
        String[] steps = writes.replace("{c}", codes).replace("{a}", answers).split("; ");
        try (Connection connection = Portal.connection()) {
            Portal.sql(connection, "create table " + codes + " (who int primary key, spent boolean not null default false)");
            Portal.sql(connection, "create table " + answers + " (id uuid primary key, who int not null)");
            try {
                Portal.sql(connection, "insert into " + codes + " (who) select generate_series(0, " + (PEOPLE - 1) + ")");
                connection.setAutoCommit(!together);
                for (int who : order) {
                    for (String step : steps) Portal.sql(connection, step, who);
                    if (together) connection.commit();
                }
                connection.setAutoCommit(true);
                List<Row> people = new ArrayList<>();
                List<Row> written = new ArrayList<>();
                Map<String, String> who = new HashMap<>();
                Portal.sql(connection, "select who::text, " + PLACE + ", 0 from " + codes).forEach(columns -> people.add(row(columns)));
                for (List<Object> columns : Portal.sql(connection, "select id::text, " + PLACE + ", 0, who::text from " + answers)) {
                    written.add(row(columns));
                    who.put(columns.get(0).toString(), columns.get(5).toString());
                }
                return Attacker.guesses(people, written, (person, answer) -> person.key().equals(who.get(answer.key())));
            } finally {
                connection.setAutoCommit(true);
                Portal.sql(connection, "drop table " + codes);
                Portal.sql(connection, "drop table " + answers);
            }
        }
    }
}
