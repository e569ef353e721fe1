package fr.maillage.survey.paper;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.EveryType;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.respond.Respondent;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Answers keyed in by agents: once, twice, at the desk; what is kept of it and what is not. */
class KeyingIT extends PortalTest {
    private static final String HERE = "mende";

    private static Visit agent() {
        return Visit.as("agent@" + HERE + ".demo");
    }

    private static Visit other() {
        return Visit.as("elu@" + HERE + ".demo");
    }

    private static SurveyMaker printed(int copies) {
        SurveyMaker survey = SurveyMaker.draft(HERE, "anonymous").ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon", "required", "true"))
                .ask("short_text", Map.of("text", "Votre quartier")).from("open").published();
        assertThat(PaperIT.print(survey, copies).status()).isEqualTo(303);
        return survey;
    }

    private static String form(SurveyMaker survey, int number) {
        return new FormNumber(UUID.fromString(survey.id()), number).toString();
    }

    private static Answer key(Visit agent, SurveyMaker survey, String form, Map<String, ?> answers) {
        Map<String, Object> fields = new HashMap<>(answers);
        fields.put("form", form);
        return agent.submit(survey.staffPath() + "/papier/saisie?canal=papier", "/saisie", fields);
    }

    private static long answers(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id());
    }

    @Test
    void keyedFormIsAnAnswerThatCameOnPaperAndNamesNoAgent() {
        SurveyMaker survey = printed(2);
        Answer keyed = key(agent(), survey, form(survey, 2), Map.of("q1", "a", "q2", "Fontanilles"));
        assertThat(keyed.location()).as(keyed.toString()).endsWith("/saisie?canal=papier&fait=compte");
        List<Object> row = Portal.sql("select channel, account_id, body->>'q1', body->>'q2' from answer where survey_id = ?::uuid", survey.id()).get(0);
        assertThat(row).containsExactly("PAPER", null, "a", "Fontanilles");
        assertThat(Portal.sql("select channel, forms from paper_day where survey_id = ?::uuid", survey.id())).containsExactly(List.of("PAPER", 1));
        assertThat(Portal.<Long>value("select count(*) from audit_log where object = ? and action like 'survey.paper.key%'", survey.id())).as("nothing in the journal before the day is over").isZero();
        assertThat(agent().page(survey.staffPath() + "/papier").html().select(".stat__number").eachText()).containsExactly("2", "1");
    }

    @Test
    void formIsKeyedOnce() {
        SurveyMaker survey = printed(3);
        key(agent(), survey, form(survey, 1), Map.of("q1", "a"));
        Answer again = key(other(), survey, form(survey, 1), Map.of("q1", "b", "q2", "perdu ?"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().text()).contains("déjà été saisi");
        assertThat(again.html().selectFirst("input[name=q2]").attr("value")).as("what was typed is kept").isEqualTo("perdu ?");
        assertThat(answers(survey)).isEqualTo(1);
        assertThat(key(agent(), survey, form(survey, 4), Map.of("q1", "a")).html().text()).as("never printed").contains("Aucun questionnaire imprimé");
        assertThat(key(agent(), survey, "0002 " + (form(survey, 2).endsWith("A") ? "B" : "A"), Map.of("q1", "a")).status()).as("wrong letter").isEqualTo(422);
        assertThat(key(agent(), survey, "", Map.of("q1", "a")).status()).isEqualTo(422);
        assertThat(answers(survey)).isEqualTo(1);
    }

    @Test
    void oneOfManyKeyingsOfOneFormAtTheSameMomentPasses() throws Exception {
        SurveyMaker survey = printed(1);
        List<Callable<Integer>> keyings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Visit agent = i % 2 == 0 ? agent() : other();
            Answer page = agent.page(survey.staffPath() + "/papier/saisie?canal=papier");
            keyings.add(() -> agent.submit(page, "/saisie", Map.of("form", form(survey, 1), "q1", "a")).status());
        }
        ExecutorService hands = Executors.newFixedThreadPool(8);
        int passed = 0;
        for (Future<Integer> status : hands.invokeAll(keyings)) if (status.get() == 303) passed++;
        hands.shutdown();
        assertThat(passed).isEqualTo(1);
        assertThat(answers(survey)).isEqualTo(1);
    }

    @Test
    void requiredQuestionThatNobodyCanReadIsMarkedAndKeepsNothing() {
        SurveyMaker survey = printed(2);
        Answer refused = key(agent(), survey, form(survey, 1), Map.of("q2", "Vabre"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(key(agent(), survey, form(survey, 1), Map.of("q2", "Vabre", "q1", "a", "_illegible", "q1")).status()).isEqualTo(303);
        assertThat(Portal.<String>value("select body::text from answer where survey_id = ?::uuid", survey.id())).isEqualTo("{\"q2\": \"Vabre\"}");
    }

    @Test
    void sameFormSentTwiceByTheBrowserCountsOnce() {
        SurveyMaker survey = printed(1);
        Answer page = agent().page(survey.staffPath() + "/papier/saisie?canal=papier");
        Map<String, String> typed = Map.of("form", form(survey, 1), "q1", "a");
        agent().submit(page, "/saisie", typed);
        Answer again = agent().submit(page, "/saisie", typed);
        assertThat(again.location()).endsWith("/papier/saisie?fait=deja");
        assertThat(agent().follow(again).html().text()).contains("déjà enregistrée");
        assertThat(answers(survey)).isEqualTo(1);
    }

    @Test
    void twoKeyingsThatAgreeCountOnce() {
        SurveyMaker survey = printed(1);
        agent().submit(survey.staffPath() + "/papier", "/reglages", Map.of("twice", "true"));
        Answer first = key(agent(), survey, form(survey, 1), Map.of("q1", "b", "q2", "Vabre"));
        assertThat(first.location()).endsWith("fait=attend");
        assertThat(answers(survey)).as("kept apart").isZero();
        assertThat(key(agent(), survey, form(survey, 1), Map.of("q1", "b")).html().text()).contains("Un autre agent doit faire la seconde saisie");
        assertThat(key(other(), survey, form(survey, 1), Map.of("q1", "b", "q2", " Vabre ")).location()).endsWith("fait=compte");
        assertThat(answers(survey)).isEqualTo(1);
        assertThat(Portal.<Long>value("select count(*) from paper_entry where survey_id = ?::uuid", survey.id())).as("deleted after").isZero();
    }

    @Test
    void twoKeyingsThatDifferWaitUntilSomebodySettlesThem() {
        SurveyMaker survey = printed(1);
        agent().submit(survey.staffPath() + "/papier", "/reglages", Map.of("twice", "true"));
        key(agent(), survey, form(survey, 1), Map.of("q1", "a", "q2", "Vabre"));
        Answer second = key(other(), survey, form(survey, 1), Map.of("q1", "b", "q2", "Vabre"));
        assertThat(second.location()).endsWith("/ecarts/1");
        assertThat(answers(survey)).isZero();
        Answer settle = other().follow(second);
        assertThat(settle.html().select("tbody tr").eachText()).containsExactly("Venez-vous au marché ? Oui Non");
        assertThat(settle.html().selectFirst("input[name=q2]").attr("value")).as("what both keyed alike").isEqualTo("Vabre");
        assertThat(settle.html().select("input[name=q1][checked]")).as("what differs is left open").isEmpty();
        assertThat(other().page(survey.staffPath() + "/papier/ecarts").html().select("main li a").eachText()).hasSize(1);
        assertThat(other().submit(settle, "/ecarts/1", Map.of("q1", "b")).status()).isEqualTo(303);
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("b");
        assertThat(Portal.<Long>value("select count(*) from paper_entry where survey_id = ?::uuid", survey.id())).isZero();
        assertThat(other().page(survey.staffPath() + "/papier/ecarts/1").status()).as("settled").isEqualTo(404);
    }

    @Test
    void communeThatBothKeyedStaysWhenTheRestIsSettled() {
        SurveyMaker survey = SurveyMaker.draft(HERE, "anonymous").ask("commune", Map.of("text", "Dans quelle commune vivez-vous ?"))
                .ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon")).from("open").published();
        PaperIT.print(survey, 1);
        agent().submit(survey.staffPath() + "/papier", "/reglages", Map.of("twice", "true"));
        key(agent(), survey, form(survey, 1), Map.of("q1_q", "ispagnac", "q2", "a"));
        Answer second = key(other(), survey, form(survey, 1), Map.of("q1_q", "Ispagnac", "q2", "b"));
        Answer settle = other().follow(second);
        assertThat(settle.html().select("tbody tr")).as("the same commune, typed otherwise, is no difference").hasSize(1);
        assertThat(other().submit(settle, "/ecarts/1", Map.of("q2", "b")).status()).isEqualTo(303);
        assertThat(Portal.<String>value("select body->>'q1' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("48075");
    }

    @Test
    void everyTypeIsKeyedAtTheDeskAndOnPaperAsItIsAnsweredOnTheWeb() {
        SurveyMaker survey = EveryType.draft(HERE, "anonymous").from("open").published();
        PaperIT.print(survey, 2);
        Map<String, Object> typed = new HashMap<>(EveryType.first());
        typed.putAll(EveryType.second());
        typed.putAll(EveryType.third());
        Respondent.answer(survey.publicPath(), typed);
        Answer desk = agent().submit(survey.staffPath() + "/papier/saisie?canal=guichet", "/saisie", typed);
        assertThat(desk.location()).as(desk.html().select(".error-summary").text()).endsWith("canal=guichet&fait=compte");

        // twice from paper: the same answers typed otherwise, and one that is another
        agent().submit(survey.staffPath() + "/papier", "/reglages", Map.of("twice", "true"));
        assertThat(key(agent(), survey, form(survey, 1), typed).location()).endsWith("fait=attend");
        Map<String, Object> otherwise = new HashMap<>(typed);
        otherwise.putAll(Map.of("q12", "2027-03-12", "q13", "8:30", "q14.time", "9:00", "q16.leave", "07 h 30", "q17.lat", "44.324561", "q18", List.of("need:garde-denfants", "offer:covoiturage", "need:covoiturage")));
        otherwise.put("q6.r2", "b");
        Answer second = key(other(), survey, form(survey, 1), otherwise);
        assertThat(second.location()).as(second.html().select(".error-summary").text()).endsWith("/ecarts/1");
        Answer settle = other().follow(second);
        assertThat(settle.html().select("tbody tr th[scope=row]").eachText()).first().isEqualTo("À quelle fréquence faites-vous cela ?");
        assertThat(settle.html().select(".table--cards tbody tr")).as("one answer typed in two ways is no difference").hasSize(1);
        assertThat(settle.html().select("input[name=q6.r1][checked]").eachAttr("value")).as("what both keyed alike is filled").containsExactly("c");
        assertThat(settle.html().select("input[name=q6.r2][checked]")).isEmpty();
        Answer settled = other().submit(settle, "/ecarts/1", Map.of("q6.r2", "a"));
        assertThat(settled.status()).as(settled.html().select(".error-summary").text()).isEqualTo(303);

        assertThat(Portal.sql("select channel from answer where survey_id = ?::uuid order by 1", survey.id())).containsExactly(List.of("DESK"), List.of("PAPER"), List.of("WEB"));
        List<List<Object>> kept = Portal.sql("select distinct (body - 'q17')::text, body->>'q17' from answer where survey_id = ?::uuid", survey.id());
        assertThat(kept).as("the same answer by whatever way").hasSize(1);
        assertThat(jakarta.json.Json.createReader(new java.io.StringReader((String) kept.get(0).get(0))).readObject()).isEqualTo(EveryType.kept());
        // and the recount finds what was counted
        assertThat(agent().page(survey.staffPath() + "/resultats").status()).isEqualTo(200);
    }

    @Test
    void registerSaysWhoWasHelpedAndNeverWhatTheyAnswered() {
        SurveyMaker survey = SurveyMaker.draft(HERE, "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true")).from("code").published();
        String code = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", "2")).html().selectFirst(".code-slips__code").text();
        Answer helped = agent().submit(survey.staffPath() + "/papier/saisie?canal=guichet", "/saisie", Map.of("code", code, "q1", "a"));
        assertThat(helped.location()).as(helped.toString()).endsWith("canal=guichet&fait=compte");
        assertThat(Portal.sql("select spent, assisted from access_code where survey_id = ?::uuid order by spent desc", survey.id())).containsExactly(List.of(true, true), List.of(false, false));
        assertThat(agent().page(survey.staffPath() + "/papier").html().text()).contains("1 personnes aidées");
        assertThat(agent().submit(survey.staffPath() + "/papier/saisie?canal=telephone", "/saisie", Map.of("code", code, "q1", "a")).status()).as("spent").isEqualTo(422);
    }

    @Test
    void closedSurveyTakesNoPaperEither() {
        SurveyMaker survey = printed(1);
        Answer page = agent().page(survey.staffPath() + "/papier/saisie?canal=papier");
        survey.step("clore");
        Answer late = agent().submit(page, "/saisie", Map.of("form", form(survey, 1), "q1", "a"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().text()).contains("ne prend pas de réponses");
        assertThat(answers(survey)).isZero();
    }

    @Test
    void neighboursFindNothing() {
        SurveyMaker survey = printed(1);
        for (String page : new String[] {"/saisie", "/ecarts", "/ecarts/1", "/numerisation", "/numerisation/1", "/numerisation/1/0.png"})
            assertThat(Visit.as("agent@thomery.demo").get(survey.staffPath().replace("/" + HERE + "/", "/thomery/") + "/papier" + page).status()).as(page).isEqualTo(404);
    }
}
