package fr.maillage.survey.counts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.respond.Respondent;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The counters results are read from say what a count of the answers says, whatever arrives meanwhile. */
class CountersIT extends PortalTest {
    /** What the counters should hold, counted from the answers by other means than theirs. */
    private static final String BY_HAND = """
            select '', '', '', '', count(*) from answer where survey_id = ?::uuid having count(*) > 0
            union all select '', '', 'q1', body->>'q1', count(*) from answer where survey_id = ?::uuid and body ? 'q1' group by 4
            union all select '_channel', channel, '_day', day::text, count(*) from answer where survey_id = ?::uuid group by 2, 4
            union all select '_channel', channel, 'q1', body->>'q1', count(*) from answer where survey_id = ?::uuid and body ? 'q1' group by 2, 4
            order by 1, 2, 3, 4""";
    private static final String KEPT = """
            select axis, axis_value, question, value, n from answer_counter where survey_id = ?::uuid and n <> 0
              and (question in ('q1', '_day') and value not like '\\_%' and axis in ('', '_channel') or question = '' and axis = '') order by 1, 2, 3, 4""";

    private static List<List<Object>> all(String survey) {
        return Portal.sql("select axis, axis_value, question, value, n from answer_counter where survey_id = ?::uuid and n <> 0 order by 1, 2, 3, 4", survey);
    }

    private static void recount(String survey) {
        UUID job = UUID.randomUUID();
        Portal.sql("insert into job (id, kind, params) values (?, 'recount-answers', ?::jsonb)", job, "{\"survey\": \"" + survey + "\"}");
        Portal.await("the recount has ended", Duration.ofSeconds(60), () -> !List.of("queued", "running").contains(Portal.<String>value("select status from job where id = ?", job)));
        assertThat(Portal.<String>value("select status from job where id = ?", job)).isEqualTo("done");
    }

    private static List<List<Object>> byHand(String survey) {
        return Portal.sql(BY_HAND.replace("body ? 'q1'", "jsonb_exists(body, 'q1')"), survey, survey, survey, survey);
    }

    private static void move(String survey, int sign, String body, String channel) {
        if (sign > 0) Portal.sql("insert into answer (id, survey_id, mode, day, channel, body) select gen_random_uuid(), id, mode, current_date, ?, ?::jsonb from survey where id = ?::uuid", channel, body, survey);
        else Portal.sql("delete from answer where id = (select id from answer where survey_id = ?::uuid and body = ?::jsonb and channel = ? limit 1)", survey, body, channel);
        Portal.sql("insert into answer_delta (survey_id, sign, day, channel, body) values (?::uuid, ?, current_date, ?, ?::jsonb)", survey, sign, channel, body);
    }

    @Test
    void eightPeopleAnswerWhileTheAnswersAreRecountedAndNoneIsLostOrCountedTwice() throws Exception {
        SurveyMaker survey = SurveyMaker.simple("mende");
        int clients = 8;
        int each = 6;
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(clients + 1);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                sent.add(people.submit((Callable<Integer>) () -> {
                    for (int turn = 0; turn < each; turn++) {
                        Visit visit = Visit.nobody();
                        Answer review = visit.submit(survey.publicPath() + "/repondre", "/repondre", Map.of("q1", (client + turn) % 3 == 0 ? "b" : "a"));
                        Answer taken = visit.post(survey.publicPath(), Visit.filled(review, survey.publicPath(), Map.of("compte", Integer.toString(Respondent.sum(review).orElseThrow()))), "Accept", "text/html");
                        assertThat(taken.status()).as("%s", taken).isEqualTo(303);
                    }
                    return each;
                }));
            }
            Future<Integer> counting = people.submit(() -> {
                int times = 0;
                while (!over.get()) {
                    recount(survey.id());
                    survey.councillor().page(survey.staffPath() + "/resultats");
                    times++;
                }
                return times;
            });
            for (Future<Integer> one : sent) assertThat(one.get()).isEqualTo(each);
            over.set(true);
            assertThat(counting.get()).isPositive();
        } finally {
            over.set(true);
            people.shutdownNow();
        }
        survey.step("clore");
        assertThat(survey.councillor().page(survey.staffPath() + "/resultats").html().select(".stat__number").first().text()).isEqualTo(Integer.toString(clients * each));
        assertThat(Portal.sql(KEPT, survey.id())).isEqualTo(byHand(survey.id()));
        List<List<Object>> folded = all(survey.id());
        recount(survey.id());
        assertThat(all(survey.id())).isEqualTo(folded);
        assertThat(Portal.<Long>value("select count(*) from answer_delta where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void answersThatChangeOrGoLeaveTheCountersAsARecountWould() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Random random = new Random(7);
        List<String[]> standing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (random.nextInt(5) > 0 || standing.isEmpty()) {
                String[] came = {random.nextInt(6) == 0 ? "{}" : "{\"q1\": \"" + (random.nextBoolean() ? "a" : "b") + "\"}", random.nextBoolean() ? "WEB" : "PAPER"};
                standing.add(came);
                move(survey.id(), 1, came[0], came[1]);
            } else {
                String[] went = standing.remove(random.nextInt(standing.size()));
                move(survey.id(), -1, went[0], went[1]);
            }
            if (i % 7 == 0) survey.councillor().page(survey.staffPath() + "/resultats");
        }
        survey.step("clore");
        survey.councillor().page(survey.staffPath() + "/resultats");
        assertThat(Portal.sql(KEPT, survey.id())).isEqualTo(byHand(survey.id()));
        List<List<Object>> folded = all(survey.id());
        recount(survey.id());
        assertThat(all(survey.id())).isEqualTo(folded);
    }

    @Test
    void aRecountOfAnOpenAnonymousSurveyLetsWhatWaitsWait() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        for (int i = 0; i < 13; i++) move(survey.id(), 1, "{\"q1\": \"a\"}", "WEB");
        survey.councillor().page(survey.staffPath() + "/resultats");
        List<List<Object>> before = all(survey.id());
        long counted = (Long) before.stream().filter(row -> row.subList(0, 4).equals(List.of("", "", "q1", "a"))).findFirst().orElseThrow().get(4);
        // the clock may have folded before the last ones came
        assertThat(counted).isBetween(5L, 8L);
        recount(survey.id());
        assertThat(all(survey.id())).isEqualTo(before);
        assertThat(Portal.<Long>value("select count(*) from answer_delta where survey_id = ?::uuid", survey.id())).isEqualTo(13 - counted);
    }
}
