package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signed links, listed or mailed, and anonymous surveys for those who have an account. */
class InvitationIT extends PortalTest {
    private static SurveyMaker survey(String mode, String audience) {
        return SurveyMaker.draft("mende", mode).ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true")).from(audience);
    }

    private static List<String> links(SurveyMaker survey, int count) {
        Answer list = survey.councillor().submit(survey.staffPath() + "/liens", "/liens/liste", Map.of("count", String.valueOf(count)));
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        assertThat(list.header("Content-Type")).startsWith("text/csv");
        List<String> lines = list.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo("numero,lien");
        return lines.stream().skip(1).map(line -> line.replaceFirst("^\\d+,https?://[^/]+", "")).toList();
    }

    private static long received(SurveyMaker survey) {
        return Portal.<Long>value("select (select count(*) from answer where survey_id = ?::uuid) + (select count(*) from held_answer where survey_id = ?::uuid)", survey.id(), survey.id());
    }

    private static Answer review(Visit visit, String link) {
        Answer page = visit.page(link);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return visit.submit(page, "/repondre", Map.of("q1", "a"));
    }

    @Test
    void linkLetsOnePersonInOnceAndIsNowhereBefore() {
        SurveyMaker survey = survey("anonymous", "link");
        List<String> links = links(survey, 3);
        assertThat(links).hasSize(3).doesNotHaveDuplicates().allMatch(link -> link.startsWith(survey.publicPath() + "/repondre?invitation="));
        survey.published();
        assertThat(Portal.<Long>value("select count(*) from spent_link where survey_id = ?::uuid", survey.id())).isZero();
        Visit visit = Visit.nobody();
        assertThat(visit.page(survey.publicPath() + "/repondre").html().select("h1").text()).isEqualTo("Il faut le lien que vous avez reçu");
        Answer review = review(visit, links.get(0));
        assertThat(visit.submit(review, survey.publicPath(), Map.of()).status()).isEqualTo(303);
        assertThat(visit.page(links.get(0)).html().select("h1").text()).isEqualTo("Ce lien a déjà servi");
        Answer again = visit.post(survey.publicPath(), Visit.filled(visit.submit(visit.page(links.get(1)), "/repondre", Map.of("q1", "b")), survey.publicPath(),
                Map.of("_link", links.get(0).replaceFirst(".*=", ""))), "Accept", "text/html");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.html().text()).contains("Ce lien a déjà servi", "Non");
        assertThat(received(survey)).isEqualTo(1);
    }

    @Test
    void linkThatWasTouchedOrIsOverOrIsAnotherSurveysOpensNothing() {
        SurveyMaker survey = survey("anonymous", "link");
        SurveyMaker other = survey("anonymous", "link");
        String link = links(survey, 1).get(0);
        String elsewhere = links(other, 1).get(0);
        survey.published();
        other.published();
        Visit visit = Visit.nobody();
        String[] parts = link.replaceFirst(".*=", "").split("\\.");
        for (String wrong : List.of(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2], "A" + parts[0].substring(1) + "x." + parts[1] + "." + parts[2],
                elsewhere.replaceFirst(".*=", ""), "x", parts[0] + "." + parts[1])) {
            Answer refused = visit.page(survey.publicPath() + "/repondre?invitation=" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.html().select("h1").text()).isEqualTo("Ce lien ne sert pas, ou ne sert plus");
        }
        Answer page = visit.page(link);
        Answer forged = visit.submit(visit.submit(page, "/repondre", Map.of("q1", "a")), survey.publicPath(), Map.of("_link", "x.20000.y"));
        assertThat(forged.status()).isEqualTo(409);
        assertThat(received(survey)).isZero();
    }

    @Test
    void twentyAnswersWithOneLinkMakeOne() throws Exception {
        SurveyMaker survey = survey("anonymous", "link");
        String link = links(survey, 1).get(0);
        survey.published();
        List<Callable<Integer>> everybody = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visit visit = Visit.nobody();
            Answer review = review(visit, link);
            everybody.add(() -> visit.submit(review, survey.publicPath(), Map.of()).status());
        }
        ExecutorService together = Executors.newFixedThreadPool(20);
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> one : together.invokeAll(everybody)) statuses.add(one.get());
        } finally {
            together.shutdown();
        }
        assertThat(statuses.stream().filter(status -> status == 303)).as(statuses.toString()).hasSize(1);
        assertThat(received(survey)).isEqualTo(1);
    }

    @Test
    void invitationsAreMailedAsAJobOneLinkToEach() throws Exception {
        SurveyMaker survey = survey("anonymous", "link").published();
        assertThat(survey.councillor().submit(survey.staffPath() + "/liens", "/liens/courriers", Map.of("addresses", "")).html().select("#e-addresses").text()).contains("au moins une adresse");
        Answer wrong = survey.councillor().submit(survey.staffPath() + "/liens", "/liens/courriers", Map.of("addresses", "a@exemple.fr\npas une adresse"));
        assertThat(wrong.html().select("#e-addresses").text()).contains("Corrigez cette adresse : pas");
        assertThat(wrong.html().select("#f-addresses").val()).contains("a@exemple.fr");
        String mark = survey.publicPath().replaceFirst(".*/", "");
        Answer queued = survey.councillor().submit(survey.staffPath() + "/liens", "/liens/courriers",
                Map.of("addresses", "a." + mark + "@exemple.fr, b." + mark + "@exemple.fr\na." + mark + "@exemple.fr"));
        assertThat(queued.status()).as(queued.toString()).isEqualTo(303);
        assertThat(queued.location()).contains("/gestion/travaux/");
        String job = queued.location().replaceFirst(".*/", "");
        Portal.await("the invitations to be queued", Duration.ofSeconds(30), () -> "done".equals(Portal.<String>value("select status from job where id = ?::uuid", job)));
        assertThat(Portal.sql("select payload is null, report->>'mails' from job where id = ?::uuid", job)).as("addresses are forgotten").containsExactly(Arrays.asList(true, "2"));
        Portal.await("the mails to arrive", Duration.ofSeconds(60), () -> mails(mark).size() == 2);
        List<String> links = new ArrayList<>();
        for (String text : mails(mark)) {
            Matcher link = Pattern.compile("https?://[^/\\s]+(/\\S+\\?invitation=\\S+)").matcher(text);
            assertThat(link.find()).as(text).isTrue();
            links.add(link.group(1));
            assertThat(text).contains("sert une fois").doesNotContain("null", "[(", "&#");
        }
        assertThat(links).doesNotHaveDuplicates();
        Visit visit = Visit.nobody();
        assertThat(visit.submit(review(visit, links.get(0)), survey.publicPath(), Map.of()).status()).isEqualTo(303);
    }

    private static List<String> mails(String mark) {
        List<String> texts = new ArrayList<>();
        try {
            for (var mail : Portal.mail().getReceivedMessages()) {
                if (mail.getAllRecipients()[0].toString().contains(mark)) texts.add(mail.getContent().toString());
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    @Test
    void anonymousSurveyByAccountKnowsWhoAnsweredAndNotWhat() {
        SurveyMaker survey = survey("anonymous", "account").published();
        assertThat(Visit.nobody().page(survey.publicPath() + "/repondre").location()).startsWith("/compte/connexion");
        Visit resident = Visit.as("habitant@mende.demo");
        Answer review = resident.submit(resident.page(survey.publicPath() + "/repondre"), "/repondre", Map.of("q1", "a"));
        assertThat(review.html().select("input[name=compte]")).as("an account is no robot").isEmpty();
        assertThat(resident.submit(review, survey.publicPath(), Map.of()).status()).isEqualTo(303);
        Answer second = resident.submit(resident.page(survey.publicPath() + "/repondre"), "/repondre", Map.of("q1", "b"));
        assertThat(resident.submit(second, survey.publicPath(), Map.of()).status()).isEqualTo(409);
        assertThat(resident.page(survey.publicPath()).html().text()).contains("Vous avez déjà répondu");
        assertThat(Portal.<Long>value("select count(*) from participation where survey_id = ?::uuid", survey.id())).isEqualTo(1);
        survey.step("clore");
        assertThat(Portal.sql("select body->>'q1', account_id is null from answer where survey_id = ?::uuid", survey.id())).containsExactly(List.of("a", true));
    }
}
