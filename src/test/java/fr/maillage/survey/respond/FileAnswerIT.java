package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.respond.control.FilesTick;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files attached to answers of identified surveys: bounded, told by their bytes, for the team and their author alone, gone with the answer or the account. */
class FileAnswerIT extends PortalTest {
    private static final byte[] PHOTO = Pictures.photo(6, true);
    private static final byte[] PDF = "%PDF-1.7\n% un plan\n".getBytes(StandardCharsets.ISO_8859_1);

    /** Two pages: a file (q1) and a text (q2); a text (q3). */
    private static SurveyMaker survey(Map<String, String> settings) {
        return SurveyMaker.draft("mende", "identified").ask("file", Map.of("text", "Une photo du lieu ?")).ask("short_text", Map.of("text", "Où est-ce ?"))
                .part("Suite").ask("short_text", Map.of("text", "Pourquoi ?")).from("open", settings).published();
    }

    private static SurveyMaker survey() {
        return survey(Map.of());
    }

    /** Somebody with an account of their own. */
    private static Visit person() {
        String email = "fichier-" + UUID.randomUUID() + "@exemple.fr";
        Portal.sql("insert into account (id, email, name, password_hash, confirmed_at) select ?, ?, 'Camille Essai', password_hash, now() from account where email = 'habitant@mende.demo'",
                UUID.randomUUID(), email);
        return Visit.signIn(email);
    }

    /** Sends the page with the file, as a browser without script does. */
    private static Answer upload(Visit person, Answer page, String name, byte[] content, Map<String, ?> fields) {
        return person.sendParts(Visit.actionOf(page, "/repondre"), Visit.filled(page, "/repondre", fields), Visit.filePart("q1", name, content));
    }

    private static Answer upload(Visit person, SurveyMaker survey, String name, byte[] content) {
        return upload(person, person.page(survey.publicPath() + "/repondre"), name, content, Map.of("q2", "Place du Foirail"));
    }

    /** From the second page to the end. */
    private static Answer send(Visit person, Answer second) {
        Answer review = person.submit(second, "/repondre", Map.of());
        return person.submit(review, review.html().select("form").attr("action"), Map.of());
    }

    private static long files(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer_file where survey_id = ?::uuid", survey.id());
    }

    private static String kept(Answer page) {
        return page.html().select("[data-kept]:not([hidden]) a").text().replace('\u00a0', ' ');
    }

    @Test
    void fileIsKeptWithItsAnswerAndOnlyTheTeamAndItsAuthorFetchIt() {
        SurveyMaker survey = survey();
        Visit person = person();
        Answer second = upload(person, survey, "../vue du pré.svg", PHOTO);
        assertThat(second.html().select("#f-q3")).as(second.toString()).hasSize(1);
        Answer first = new Respondent(person, survey.publicPath()).press(second, "back");
        assertThat(kept(first)).isEqualTo("Fichier reçu : vue du pré.svg.jpg");
        String own = first.html().select("[data-kept] a").attr("href");
        Answer review = person.submit(person.submitParts(first, "/repondre", Map.of("q2", "Place du Foirail")), "/repondre", Map.of());
        assertThat(review.html().select("dd").eachText()).contains("vue du pré.svg.jpg", "Place du Foirail");
        Answer back = person.submit(review, review.html().select("form").attr("action"), Map.of());
        assertThat(back.status()).as(back.toString()).isEqualTo(303);

        assertThat(Portal.<String>value("select body->'q1'->>'type' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("image/jpeg");
        String href = survey.councillor().page(survey.staffPath() + "/fichiers").html().select(".queue a").attr("href");
        assertThat(href).endsWith(Portal.<String>value("select body->'q1'->>'file' from answer where survey_id = ?::uuid", survey.id()));
        for (String who : List.of("agent", "elu", "administration")) {
            Answer fetched = Visit.as(who + "@mende.demo").get(href);
            assertThat(fetched.status()).as(who).isEqualTo(200);
            assertThat(fetched.response().headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
            assertThat(fetched.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(fetched.response().headers().firstValue("Content-Type").orElse("")).startsWith("image/jpeg");
            assertThat(new String(fetched.response().body(), StandardCharsets.ISO_8859_1)).as("what the camera wrote is gone").doesNotContain("GPS", "Camille");
        }
        assertThat(Portal.<Long>value("select count(*) from audit_log where action = 'survey.file' and object = ?", survey.id())).isEqualTo(3);
        for (String who : List.of("habitant", "acteur", "moderation")) assertThat(Visit.as(who + "@mende.demo").get(href).status()).as(who).isEqualTo(403);
        assertThat(Visit.nobody().get(href, "Accept", "application/json").status()).isEqualTo(401);
        for (String who : List.of("agent", "elu", "administration")) {
            Visit neighbour = Visit.as(who + "@thomery.demo");
            assertThat(neighbour.get(href).status()).as(who).isEqualTo(403);
            assertThat(neighbour.get(href.replace("/mende/", "/thomery/")).status()).as(who).isEqualTo(404);
            assertThat(neighbour.get(own).status()).as(who).isEqualTo(404);
        }

        Answer mine = person.get(own);
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.response().headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(person().get(own).status()).as("somebody else's").isEqualTo(404);
        assertThat(survey.councillor().get(own).status()).as("the team has its own door").isEqualTo(404);
        assertThat(Visit.nobody().get(own, "Accept", "application/json").status()).isEqualTo(401);

        assertThat(survey.councillor().get(survey.staffPath() + "/resultats/reponses.csv").body()).containsPattern("vue du pré[.,]svg[.,]jpg");
        assertThat(survey.councillor().page(survey.staffPath() + "/resultats").html().text().replace('\u00a0', ' ')).contains("Fichiers reçus : 1.");
        assertThat(person.get("/compte/donnees.json").body()).contains("vue du pré.svg.jpg", own);
        Answer gone = person.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Portal.password()));
        assertThat(gone.status()).isEqualTo(303);
        assertThat(files(survey)).isZero();
        assertThat(survey.councillor().get(survey.staffPath() + "/resultats/reponses.csv").body()).contains("Place du Foirail").doesNotContain("vue du pré");
    }

    @Test
    void kindIsToldByTheBytesAndTheSizeIsBounded() {
        SurveyMaker survey = survey();
        Visit person = person();
        for (String hostile : List.of("<script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "\u0089PNG\r\n\u001a\n<script>")) {
            Answer refused = upload(person, survey, "photo.png", hostile.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html().select("#e-q1").text()).contains("ni un PDF");
            assertThat(refused.html().select("#f-q2").attr("value")).isEqualTo("Place du Foirail");
        }
        assertThat(upload(person, survey, "plan.pdf", Arrays.copyOf(PDF, 5 * 1024 * 1024 + 1)).html().select("#e-q1").text()).contains("trop grand");
        assertThat(upload(person, survey, "plan.pdf", new byte[0]).html().select("#e-q1").text()).contains("vide");
        assertThat(files(survey)).isZero();
        assertThat(upload(person, survey, "plan.pdf", Arrays.copyOf(PDF, 5 * 1024 * 1024)).html().select("#f-q3")).hasSize(1);
    }

    @Test
    void fileOfSomebodyElseIsNotTaken() {
        SurveyMaker survey = survey();
        upload(person(), survey, "plan.pdf", PDF);
        String file = Portal.<String>value("select id::text from answer_file where survey_id = ?::uuid", survey.id());
        Visit thief = person();
        Answer second = thief.submitParts(thief.page(survey.publicPath() + "/repondre"), "/repondre", Map.of("q2", "Ici"));
        Answer review = thief.submit(second, "/repondre", Map.of());
        Answer sent = thief.submit(review, review.html().select("form").attr("action"), Map.of("q1", file));
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.html().select("#e-q1").text()).contains("n’a pas été reçu");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void fileWaitsWithTheUnfinishedAnswerAndNoLonger() {
        SurveyMaker survey = survey();
        Visit person = person();
        Answer page = person.page(survey.publicPath() + "/repondre");
        String keep = page.html().select("button[formaction*=brouillon]").attr("formaction");
        assertThat(person.sendParts(keep, Visit.filled(page, "/repondre", Map.of()), Visit.filePart("q1", "page.html", "<p>".getBytes())).status()).as("a wrong file is told here too").isEqualTo(422);
        Answer kept = person.sendParts(keep, Visit.filled(page, "/repondre", Map.of("q2", "Au lavoir")), Visit.filePart("q1", "plan.pdf", PDF));
        String code = kept.html().select(".ticket__code").text();
        assertThat(code).as(kept.toString()).isNotEmpty();
        upload(person(), survey, "oubli.pdf", PDF);
        Portal.sql("update answer_file set day = day - 3 where survey_id = ?::uuid", survey.id());
        FilesTick.tick();
        assertThat(files(survey)).as("what nobody asked to keep is forgotten").isEqualTo(1);
        upload(person, survey, "autre.pdf", PDF);
        Answer first = person.submit(survey.publicPath() + "/reprendre", "/reprendre", Map.of("code", code));
        assertThat(kept(first)).isEqualTo("Fichier reçu : plan.pdf");
        assertThat(first.html().select("#f-q2").attr("value")).isEqualTo("Au lavoir");
        Answer sent = send(person, person.submitParts(first, "/repondre", Map.of()));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
        assertThat(Portal.sql("select name from answer_file where survey_id = ?::uuid and answer_id is not null", survey.id())).containsExactly(List.of("plan.pdf"));
        Portal.sql("update answer_file set day = day - 3 where survey_id = ?::uuid", survey.id());
        FilesTick.tick();
        // a draft that is forgotten takes its file along, and so does the end of the survey
        Visit other = person();
        page = other.page(survey.publicPath() + "/repondre");
        kept = other.sendParts(page.html().select("button[formaction*=brouillon]").attr("formaction"), Visit.filled(page, "/repondre", Map.of()), Visit.filePart("q1", "plan.pdf", PDF));
        other.submit(survey.publicPath() + "/reprendre", "/reprendre", Map.of("code", kept.html().select(".ticket__code").text(), "_go", "forget"));
        assertThat(files(survey)).isEqualTo(1);
        upload(person(), survey, "plan.pdf", PDF);
        survey.step("clore");
        FilesTick.tick();
        assertThat(files(survey)).as("that of the answer").isEqualTo(1);
    }

    @Test
    void fileIsReplacedTakenOutAndGoesWithAnAnswerTakenBack() {
        SurveyMaker survey = survey(Map.of("changeable", "true"));
        Visit person = person();
        Respondent respondent = new Respondent(person, survey.publicPath());
        Answer first = person.page(survey.publicPath() + "/repondre");
        Answer again = respondent.press(upload(person, first, "un.pdf", PDF, Map.of()), "back");
        again = respondent.press(upload(person, again, "deux.png", Pictures.drawing(), Map.of("q1.remove", "true")), "back");
        assertThat(kept(again)).as("a new file wins over « Retirer »").isEqualTo("Fichier reçu : deux.png");
        assertThat(files(survey)).isEqualTo(1);
        again = respondent.press(person.submitParts(again, "/repondre", Map.of("q1.remove", "true")), "back");
        assertThat(kept(again)).isEmpty();
        assertThat(files(survey)).isZero();
        assertThat(send(person, upload(person, again, "trois.pdf", PDF, Map.of())).status()).isEqualTo(200);

        Answer shown = person.submit(survey.publicPath() + "/modifier", "/modifier", Map.of());
        assertThat(kept(shown)).isEqualTo("Fichier reçu : trois.pdf");
        assertThat(send(person, person.submitParts(shown, "/repondre", Map.of("q2", "Ailleurs"))).status()).isEqualTo(200);
        assertThat(Portal.sql("select name, answer_id is not null from answer_file where survey_id = ?::uuid", survey.id())).as("kept through a change").containsExactly(List.of("trois.pdf", true));
        shown = person.submit(survey.publicPath() + "/modifier", "/modifier", Map.of());
        assertThat(send(person, upload(person, shown, "quatre.pdf", PDF, Map.of())).status()).isEqualTo(200);
        assertThat(Portal.sql("select name, answer_id is not null from answer_file where survey_id = ?::uuid", survey.id())).containsExactly(List.of("quatre.pdf", true));
        Answer ask = person.submit(survey.publicPath() + "/modifier", "/modifier", Map.of("_go", "withdraw"));
        assertThat(person.submit(ask, "/retirer", Map.of()).status()).isEqualTo(200);
        assertThat(files(survey)).isZero();
    }

    @Test
    void scriptSendsAFileWhileThePageStays() {
        SurveyMaker survey = survey();
        Visit person = person();
        String to = person.page(survey.publicPath() + "/repondre").html().select("[data-file]").attr("data-file");
        Answer sent = person.sendParts(to, Map.of(), Visit.filePart("q1", "plan.pdf", PDF));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        assertThat(sent.body().replace('\u00a0', ' ')).contains("\"name\":\"plan.pdf\"", "Fichier reçu : plan.pdf");
        assertThat(person.sendParts(to, Map.of(), Visit.filePart("q1", "autre.pdf", PDF)).status()).isEqualTo(201);
        assertThat(files(survey)).as("the second takes the first one's place").isEqualTo(1);
        Answer refused = person.sendParts(to, Map.of(), Visit.filePart("q1", "plan.pdf", "<svg/>".getBytes()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("error", "ni un PDF");
        assertThat(person.sendParts(to, Map.of(), Visit.filePart("q2", "plan.pdf", PDF)).status()).as("no question of files").isEqualTo(422);
        assertThat(person.sendParts(to.replaceFirst("\\?.*", ""), Map.of(), Visit.filePart("q1", "plan.pdf", PDF)).status()).as("no token").isEqualTo(403);
        SurveyMaker anonymous = SurveyMaker.simple("mende");
        for (String end : List.of("/fichiers", "/repondre", "/brouillon"))
            assertThat(person.sendParts(anonymous.publicPath() + end + to.replaceFirst("[^?]*", ""), Map.of(), Visit.filePart("q1", "plan.pdf", PDF)).status()).as(end).isEqualTo(404);
        SurveyMaker draft = SurveyMaker.draft("mende", "identified").ask("file", Map.of("text", "Une photo ?", "required", "true"));
        Answer preview = draft.councillor().page(draft.staffPath() + "/apercu");
        assertThat(preview.html().select("input[type=file]")).isEmpty();
        assertThat(draft.councillor().submit(preview, "/apercu", Map.of()).html().select(".field__error")).as("a preview does not stop at a file").isEmpty();
    }

    @Test
    void noAnonymousSurveyHasAFile() {
        SurveyMaker anonymous = SurveyMaker.simple("mende");
        for (String mode : new String[] {"ANONYMOUS", "IDENTIFIED"}) {
            assertThatThrownBy(() -> Portal.sql("""
                    insert into answer_file (id, survey_id, mode, question, account_id, name, type, content, day)
                    values (gen_random_uuid(), ?::uuid, ?, 'q1', gen_random_uuid(), 'x', 'image/png', '\\x00', current_date)""", anonymous.id(), mode)).hasStackTraceContaining("answer_file");
        }
    }
}
