package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Answering over HTTP, without script. */
class SurveyAnswerIT extends PortalTest {
    private static long answers(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id());
    }

    /** Those that wait to be mixed included. */
    private static long received(SurveyMaker survey) {
        return answers(survey) + Portal.<Long>value("select count(*) from held_answer where survey_id = ?::uuid", survey.id());
    }

    private static String body(SurveyMaker survey) {
        return Portal.value("select body::text from answer where survey_id = ?::uuid", survey.id());
    }

    private static SurveyMaker twoPages() {
        return SurveyMaker.draft("mende", "anonymous")
                .ask("commune", Map.of("text", "Où vivez-vous ?", "required", "true"))
                .ask("number", Map.of("text", "Combien de kilomètres ?", "min", "0", "max", "300", "unit", "km"))
                .part("La suite")
                .ask("multiple", Map.of("text", "Quels produits ?", "options", "Pain\nFruits\nBois", "apart", "Aucun", "required", "true"))
                .ask("long_text", Map.of("text", "Quoi d’autre ?", "help", "N’écrivez rien qui permette de vous reconnaître."))
                .from("open").published();
    }

    @Test
    void surveyIsAnsweredPageByPageBackAndForthAndSentOnce() {
        SurveyMaker survey = twoPages();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer first = somebody.begin();
        assertThat(first.html().title()).startsWith("Page 1 sur 2 · Questions 1 à 2 sur 4");
        Answer refused = somebody.next(first, Map.of("q2", "beaucoup"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().title()).startsWith("Erreur :");
        assertThat(refused.html().select("#erreurs a").eachAttr("href")).containsExactly("#f-q1", "#f-q2");
        assertThat(refused.html().select("#f-q2").val()).isEqualTo("beaucoup");

        Answer second = somebody.next(refused, Map.of("q1_q", "mende", "q2", "12,5"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.html().title()).startsWith("Page 2 sur 2 · Questions 3 à 4 sur 4");
        Answer backAgain = somebody.press(second, "back");
        assertThat(backAgain.html().select("#f-q1").val()).isEqualTo("mende");
        assertThat(backAgain.html().select("#f-q2").val()).isEqualTo("12,5");
        assertThat(backAgain.html().select("input[name=q1][checked]").val()).isEqualTo("48095");

        Answer review = somebody.next(somebody.next(backAgain, Map.of()), Map.of("q3", List.of("c", "a"), "q4", "Un banc\nà l’ombre <b>"));
        assertThat(review.html().text()).contains("Vos réponses ne sont pas encore envoyées.", "Mende (48000)", "12,5 km", "Pain, Bois", "<b>");
        assertThat(answers(survey)).isZero();
        assertThat(somebody.press(review, "page-2").html().select("#f-q4").val()).isEqualTo("Un banc\nà l’ombre <b>");

        Answer sent = somebody.send(review);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo(survey.publicPath() + "/merci");
        assertThat(somebody.visit().follow(sent).html().select("h1").text()).isEqualTo("Vos réponses sont enregistrées.");
        assertThat(body(survey)).isEqualTo("{\"q1\": \"48095\", \"q2\": 12.5, \"q3\": [\"a\", \"c\"], \"q4\": \"Un banc\\nà l’ombre <b>\"}");
    }

    /** An anonymous answer is written down nowhere but among the answers, not even when a session begins or ends while it is given. */
    @Test
    void whoSignsInOrOutWhileAnsweringAnonymouslyGoesOnAndLeavesNoTrace() {
        SurveyMaker survey = twoPages();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer first = somebody.begin();
        somebody.visit().signedIn("habitant@mende.demo", Portal.password());
        Answer second = somebody.next(first, Map.of("q1_q", "mende", "q2", "7"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.html().title()).startsWith("Page 2 sur 2");
        somebody.visit().cookies().getCookieStore().removeAll();
        Answer review = somebody.next(second, Map.of("q3", List.of("a")));
        assertThat(review.status()).isEqualTo(200);
        assertThat(somebody.send(review).location()).endsWith("/merci");
        assertThat(answers(survey)).isEqualTo(1);
        assertThat(Portal.sql("select 1 from held_form where path like ?", survey.publicPath() + "%")).isEmpty();
    }

    /** A page of ours that was served to somebody else sends nothing in another person's name. */
    @Test
    void aFormServedToSomebodyElseAnswersForNobody() {
        SurveyMaker survey = SurveyMaker.draft("mende", "identified").ask("short_text", Map.of("text", "Que manque-t-il ?", "required", "true")).from("open").published();
        String theirs = (String) Visit.filled(Visit.signIn("agent@mende.demo").page(survey.publicPath() + "/repondre"), "/repondre", Map.of()).get("_form");
        Answer refused = Visit.signIn("habitant@mende.demo").post(survey.publicPath() + "/participer", Map.of("q1", "Un banc", "_form", theirs), "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(409);
        Answer step = Visit.signIn("habitant@mende.demo").post(survey.publicPath() + "/repondre", Map.of("q1", "Un banc", "_form", theirs), "Accept", "text/html");
        assertThat(step.status()).isEqualTo(409);
        assertThat(answers(survey)).isZero();
    }

    @Test
    void anIdentifiedAnswerSurvivesTheEndOfItsSession() {
        SurveyMaker survey = SurveyMaker.draft("mende", "identified").ask("short_text", Map.of("text", "Que manque-t-il ?", "required", "true")).from("open").published();
        Visit visit = Visit.signIn("habitant@mende.demo");
        Answer page = visit.page(survey.publicPath() + "/repondre");
        visit.cookies().getCookieStore().removeAll();
        Answer signIn = visit.submit(page, "/repondre", Map.of("q1", "Un banc à garder"));
        assertThat(signIn.status()).isEqualTo(303);
        assertThat(signIn.location()).startsWith("/compte/connexion");
        Answer back = visit.submit(signIn.location(), "/compte/connexion", Map.of("email", "habitant@mende.demo", "password", Portal.password()));
        assertThat(visit.follow(back).html().text()).contains("Un banc à garder");
    }

    @Test
    void allQuestionsFitOnOnePageToo() {
        SurveyMaker survey = twoPages();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer page = somebody.visit().page(survey.publicPath() + "/repondre?tout=1");
        assertThat(page.html().select("[name=q1_q], [name=q4]")).hasSize(2);
        Answer refused = somebody.next(page, Map.of("q4", "gardé"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#f-q4").val()).isEqualTo("gardé");
        Answer review = somebody.next(refused, Map.of("q1_q", "48000", "q3", "d"));
        assertThat(somebody.send(review).status()).isEqualTo(303);
        assertThat(body(survey)).isEqualTo("{\"q1\": \"48095\", \"q3\": [\"d\"], \"q4\": \"gardé\"}");
    }

    @Test
    void communeThatFitsSeveralIsChosenAmongThem() {
        SurveyMaker survey = twoPages();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer which = somebody.next(somebody.begin(), Map.of("q1_q", "saint"));
        assertThat(which.status()).isEqualTo(422);
        assertThat(which.html().select("#e-q1").text()).contains("Plusieurs communes");
        String second = which.html().select("input[name=q1]").get(1).val();
        Answer next = somebody.next(which, Map.of("q1", second));
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.html().select("input[type=hidden][name=q1]").val()).isEqualTo(second);
        assertThat(somebody.next(somebody.begin(), Map.of("q1_q", "Zzyzx-sur-Rien")).html().select("#e-q1").text()).contains("Aucune commune");
    }

    @Test
    void answersThatSkipThePagesAreCheckedAtTheEnd() {
        SurveyMaker survey = twoPages();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.next(somebody.begin(), Map.of("q1_q", "mende")), Map.of("q3", "a"));
        Answer refused = somebody.send(review, Map.of("q3", List.of("a", "zz"), "q4", "gardé"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#erreurs a").attr("href")).isEqualTo("#f-q3");
        assertThat(answers(survey)).isZero();
    }

    @Test
    void wrongSumAsksAnotherAndTheTrapCatches() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "a"));
        Answer wrong = somebody.send(review, Map.of("compte", "99"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#erreurs a").attr("href")).isEqualTo("#f-compte");
        assertThat(somebody.send(wrong, Map.of("site_web", "http://spam.example")).status()).isEqualTo(422);
        assertThat(answers(survey)).isZero();
        assertThat(somebody.send(wrong).status()).isEqualTo(303);
        Answer reused = somebody.visit().post(survey.publicPath(), merge(Visit.filled(somebody.next(somebody.begin(), Map.of("q1", "b")), survey.publicPath(), Map.of()),
                Map.of("_sum", wrong.html().select("input[name=_sum]").val(), "compte", String.valueOf(Respondent.sum(wrong).orElseThrow()))), "Accept", "text/html");
        assertThat(reused.status()).as("a question serves once").isEqualTo(422);
        assertThat(answers(survey)).isEqualTo(1);
    }

    private static Map<String, Object> merge(Map<String, Object> one, Map<String, ?> other) {
        one.putAll(other);
        return one;
    }

    @Test
    void proofOfWorkReplacesThePlainQuestionAndServesOnce() throws Exception {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Respondent somebody = Respondent.at(survey.publicPath());
        JsonObject work = somebody.visit().get(survey.publicPath() + "/epreuve").json();
        String payload = solve(work);
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "a"));
        assertThat(somebody.send(review, Map.of("_proof", payload, "compte", "")).status()).isEqualTo(303);
        Answer again = somebody.next(somebody.begin(), Map.of("q1", "a"));
        assertThat(somebody.send(again, Map.of("_proof", payload, "compte", "")).status()).isEqualTo(422);
        String elsewhere = solve(somebody.visit().get("/thomery/enquetes/marche/epreuve").json());
        assertThat(somebody.send(again, Map.of("_proof", elsewhere, "compte", "")).status()).as("work done for another survey").isEqualTo(422);
        assertThat(somebody.send(again, Map.of("_proof", "bm90IGpzb24", "compte", "")).status()).isEqualTo(422);
        assertThat(answers(survey)).isEqualTo(1);
    }

    private static String solve(JsonObject work) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int number = 0; number <= work.getInt("maxnumber"); number++) {
            if (!HexFormat.of().formatHex(sha.digest((work.getString("salt") + number).getBytes(StandardCharsets.UTF_8))).equals(work.getString("challenge"))) continue;
            String json = Json.createObjectBuilder().add("algorithm", work.getString("algorithm")).add("challenge", work.getString("challenge")).add("number", number)
                    .add("salt", work.getString("salt")).add("signature", work.getString("signature")).build().toString();
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }
        throw new AssertionError("the work has no solution: " + work);
    }

    @Test
    void sendingTwiceStoresOneAnswer() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "a"));
        Answer once = somebody.send(review);
        Answer twice = somebody.send(review);
        assertThat(List.of(once.status(), twice.status())).containsOnly(303);
        assertThat(twice.location()).isEqualTo(once.location());
        assertThat(answers(survey)).isEqualTo(1);
    }

    @Test
    void closingWhileSomebodyAnswersSaysSoAndKeepsTheText() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?")).from("open").published();
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer page = somebody.begin();
        Answer review = somebody.next(page, Map.of("q1", "des noix"));
        survey.step("clore");
        Answer late = somebody.send(review);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().text()).contains("Cette enquête vient de fermer", "des noix");
        assertThat(somebody.next(page, Map.of("q1", "des noix")).status()).isEqualTo(409);
        assertThat(somebody.begin().status()).as("leads to the presentation").isEqualTo(303);
        assertThat(somebody.visit().page(survey.publicPath()).html().text()).contains("Cette enquête est close depuis le");
        assertThat(answers(survey)).isZero();
    }

    @Test
    void lastDayIsJudgedByTheDatabaseWhenTheAnswerArrives() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        Respondent somebody = Respondent.at(survey.publicPath());
        Answer review = somebody.next(somebody.begin(), Map.of("q1", "a"));
        // the version stays: what this node has read of the survey is now wrong
        Portal.sql("update survey set opens_on = current_date - 9, closes_on = current_date - 2 where id = ?::uuid", survey.id());
        assertThat(somebody.send(review).status()).isEqualTo(409);
        assertThat(answers(survey)).isZero();
    }

    @Test
    void manyWrongCodesFromOneNetworkAreSlowedDown() {
        Coded coded = withCodes(1);
        Respondent somebody = Respondent.at(coded.survey().publicPath());
        Answer page = somebody.begin();
        int last = 0;
        for (int i = 0; i < 31; i++) last = somebody.next(page, Map.of("code", "22222-22222-22222")).status();
        assertThat(last).isEqualTo(429);
        assertThat(somebody.next(page, Map.of("code", coded.codes().get(0))).status()).as("a right code still passes").isEqualTo(200);
    }

    private record Coded(SurveyMaker survey, List<String> codes) {
    }

    private static Coded withCodes(int count) {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true")).from("code");
        Answer made = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", String.valueOf(count)));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        survey.published();
        return new Coded(survey, made.html().select(".code-slips__code").eachText());
    }

    private static Answer review(Respondent somebody, String code) {
        Answer page = somebody.next(somebody.begin(), Map.of("code", code));
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return somebody.next(page, Map.of("q1", "a"));
    }

    @Test
    void codeServesOnce() {
        Coded coded = withCodes(3);
        Respondent somebody = Respondent.at(coded.survey().publicPath());
        assertThat(somebody.next(somebody.begin(), Map.of("code", "AAAAA-AAAAA-AAAAA")).status()).isEqualTo(422);
        assertThat(somebody.next(somebody.begin(), Map.of("code", "court")).html().select("#e-code").text()).contains("pas complet");
        String typed = coded.codes().get(0).toLowerCase().replace("-", " ");
        Answer review = review(somebody, typed);
        assertThat(somebody.send(review).status()).isEqualTo(303);
        assertThat(somebody.next(somebody.begin(), Map.of("code", typed)).html().select("#e-code").text()).contains("déjà servi");
        assertThat(received(coded.survey())).isEqualTo(1);
    }

    @Test
    void twentySubmissionsWithOneCodeMakeOneAnswer() throws Exception {
        Coded coded = withCodes(2);
        List<Callable<Integer>> everybody = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Respondent somebody = Respondent.at(coded.survey().publicPath());
            Answer review = review(somebody, coded.codes().get(0));
            everybody.add(() -> somebody.send(review).status());
        }
        ExecutorService together = Executors.newFixedThreadPool(20);
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> one : together.invokeAll(everybody)) statuses.add(one.get());
        } finally {
            together.shutdown();
        }
        assertThat(statuses.stream().filter(status -> status == 303)).as(statuses.toString()).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 422)).as(statuses.toString()).hasSize(19);
        assertThat(received(coded.survey())).isEqualTo(1);
    }

    @Test
    void anonymousAnswerSharesNothingWithTheRegister() {
        Coded coded = withCodes(4);
        for (String code : coded.codes().subList(0, 3)) {
            Respondent somebody = Respondent.at(coded.survey().publicPath());
            assertThat(somebody.send(review(somebody, code)).status()).isEqualTo(303);
        }
        List<List<Object>> columns = Portal.sql("select column_name::text, data_type::text from information_schema.columns where table_name = 'answer'");
        assertThat(columns).extracting(column -> column.get(1)).as("no time finer than the day, no sequence").doesNotContain("timestamp with time zone", "bigint", "integer");
        List<String> shared = new ArrayList<>();
        Portal.sql("select a.column_name::text from information_schema.columns a join information_schema.columns c using (column_name) where a.table_name = 'answer' and c.table_name = 'access_code'")
                .forEach(row -> shared.add(row.get(0).toString()));
        assertThat(shared).containsExactly("survey_id");
        assertThat(Portal.sql("select 1 from answer where survey_id = ?::uuid and (account_id is not null or id::text = any(select encode(code_hash, 'hex') from access_code))",
                coded.survey().id())).isEmpty();
        coded.survey().step("clore");
        assertThat(Portal.<Long>value("select count(distinct xmin::text) from answer where survey_id = ?::uuid", coded.survey().id())).as("one transaction wrote them all").isEqualTo(1);
        assertThat(Portal.<Long>value("select count(distinct xmin::text) from access_code where survey_id = ?::uuid", coded.survey().id())).isEqualTo(1);
        List<List<Object>> onDisk = Portal.sql("select id::text from answer where survey_id = ?::uuid order by ctid", coded.survey().id());
        assertThat(onDisk).as("rows lie in the order of random ids").isSortedAccordingTo(java.util.Comparator.comparing(row -> row.get(0).toString()));
        assertThat(onDisk).hasSize(3);
    }

    @Test
    void accountCannotBePutOnAnAnonymousAnswerEvenBySql() {
        SurveyMaker survey = SurveyMaker.simple("mende");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Portal.sql("insert into answer (id, survey_id, mode, account_id, day, channel, body) "
                + "values (gen_random_uuid(), ?::uuid, 'IDENTIFIED', gen_random_uuid(), current_date, 'WEB', '{}')", survey.id())).hasMessageContaining("insert into answer");
        assertThat(answers(survey)).isZero();
    }

    @Test
    void identifiedSurveyWantsAnAccountAndTakesOneAnswerOfEach() {
        SurveyMaker survey = SurveyMaker.draft("mende", "identified").ask("date", Map.of("text", "Quand ?", "required", "true")).from("open").published();
        Answer nobody = Visit.nobody().page(survey.publicPath() + "/repondre");
        assertThat(nobody.status()).isEqualTo(303);
        assertThat(nobody.location()).startsWith("/compte/connexion");
        Respondent resident = new Respondent(Visit.as("habitant@mende.demo"), survey.publicPath());
        Answer review = resident.next(resident.begin(), Map.of("q1", "12/03/2027"));
        assertThat(review.html().select("input[name=compte]")).as("no robot check for an account").isEmpty();
        assertThat(resident.send(review).status()).isEqualTo(303);
        Answer second = resident.next(resident.begin(), Map.of("q1", "2027-04-01"));
        Answer already = resident.send(second);
        assertThat(already.status()).isEqualTo(409);
        assertThat(already.html().text()).contains("Vous avez déjà répondu", "1er avril 2027");
        assertThat(Portal.sql("select a.body->>'q1', a.account_id = p.account_id from answer a join participation p using (survey_id) where survey_id = ?::uuid", survey.id()))
                .containsExactly(List.of("2027-03-12", true));
        assertThat(resident.visit().page(survey.publicPath()).html().text()).contains("Vous avez déjà répondu");
    }

    @Test
    void draftIsUnknownAndWithdrawnIsGone() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("short_text", Map.of("text", "Un mot ?")).from("open");
        for (String page : List.of("", "/repondre", "/merci", "/epreuve")) assertThat(Visit.nobody().page(survey.publicPath() + page).status()).isEqualTo(404);
        assertThat(survey.councillor().page(survey.publicPath()).status()).isEqualTo(404);
        survey.published().step("retirer");
        for (String page : List.of("", "/repondre", "/merci", "/epreuve")) assertThat(Visit.nobody().page(survey.publicPath() + page).status()).isEqualTo(410);
        assertThat(Visit.nobody().page("/mende/enquetes").html().select("a[href=" + survey.publicPath() + "]")).isEmpty();
    }

    @Test
    void sameSlugInTwoTerritoriesIsTwoSurveys() {
        assertThat(Visit.nobody().page("/mende/enquetes/marche").status()).isEqualTo(200);
        assertThat(Visit.nobody().page("/thomery/enquetes/marche").status()).isEqualTo(200);
        assertThat(Visit.nobody().page("/lozere/enquetes/marche").status()).isEqualTo(404);
    }

    @Test
    void listShowsWhatIsOpenFirstAndSaysUntilWhen() {
        Document list = Visit.nobody().page("/lozere/enquetes").html();
        List<String> titles = list.select(".card__title").eachText();
        assertThat(titles.indexOf("Vos besoins, près de chez vous")).as("open, before what is closed").isNotNegative().isLessThan(titles.indexOf("Aller au travail, aller à l’école") < 0 ? titles.size() : titles.indexOf("Aller au travail, aller à l’école"));
        assertThat(list.select(".card__meta").get(0).text()).matches("Jusqu’au .+ · \\d+ minutes? · .+");
        assertThat(list.select(".card .badge").eachText()).isNotEmpty();
    }

    @Test
    void demoAsksAndAnswersEveryTypeOfQuestionButAFile() {
        String demo = "from question q join section p on p.id = q.section_id join survey s on s.id = p.survey_id where s.slug in ('une-journee-ici', 'atelier-reparation')";
        List<String> types = Portal.sql("select distinct q.type " + demo).stream().map(row -> (String) row.get(0)).toList();
        assertThat(types).containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(QuestionType.values()).filter(type -> type != QuestionType.FILE).map(Enum::name).toList());
        assertThat(Portal.sql("select q.code " + demo + " and q.type <> 'INFO' and not exists (select from answer a where a.survey_id = s.id and a.demo and jsonb_exists(a.body, q.code))")).as("questions without an invented answer").isEmpty();
        assertThat(Portal.<Long>value("select count(*) from answer a join survey s on s.id = a.survey_id where s.slug = 'une-journee-ici' and not a.demo")).isZero();
        // what is not asked is not answered, in the demo as elsewhere
        assertThat(Portal.<Long>value("select count(*) from answer a join survey s on s.id = a.survey_id where s.slug = 'une-journee-ici' and a.body->>'regulier' = 'non' and jsonb_exists_any(a.body, '{trajet,distance,semaine}')")).isZero();
        assertThat(Portal.<Long>value("select count(*) from coverage_target t join survey s on s.id = t.survey_id where s.slug = 'une-journee-ici'")).isEqualTo(5L);
    }

    @Test
    void demoHoldsFourHundredInventedAnswersOfRealCommunes() {
        assertThat(Portal.<Long>value("select count(*) from answer a join survey s on s.id = a.survey_id where s.slug = 'vos-besoins' and a.demo")).isGreaterThanOrEqualTo(400L);
        assertThat(Portal.<Long>value("select count(distinct a.body->>'q1') from answer a join survey s on s.id = a.survey_id join commune c on c.code = a.body->>'q1' "
                + "where s.slug = 'vos-besoins' and a.demo")).isGreaterThan(40L);
    }
}
