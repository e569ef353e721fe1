package fr.maillage.survey.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files attached to answers of identified surveys: bounded, told by their bytes, for the team alone, gone with the answer or the account. */
class FileAnswerIT extends PortalTest {
    private static final byte[] PNG = {(byte) 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3};

    private static SurveyMaker survey() {
        return SurveyMaker.draft("mende", "identified").ask("file", Map.of("text", "Une photo du lieu ?")).ask("short_text", Map.of("text", "Où est-ce ?")).from("open").published();
    }

    /** Somebody with an account of their own. */
    private static Visit person() {
        String email = "fichier-" + UUID.randomUUID() + "@exemple.fr";
        Portal.sql("insert into account (id, email, name, password_hash, confirmed_at) select ?, ?, 'Camille Essai', password_hash, now() from account where email = 'habitant@mende.demo'",
                UUID.randomUUID(), email);
        return Visit.signIn(email);
    }

    private static Answer upload(Visit person, SurveyMaker survey, String name, byte[] content) {
        return person.upload(survey.publicPath() + "/repondre", "/repondre", "q1", name, content, Map.of("q2", "Place du Foirail"));
    }

    private static long files(SurveyMaker survey) {
        return Portal.<Long>value("select count(*) from answer_file where survey_id = ?::uuid", survey.id());
    }

    @Test
    void fileIsKeptWithItsAnswerAndOnlyTheTeamFetchesIt() {
        SurveyMaker survey = survey();
        Visit person = person();
        Answer review = upload(person, survey, "..\\vue du pré.png", PNG);
        assertThat(review.html().select("dd").eachText()).contains("vue du pré.png", "Place du Foirail");
        Answer back = person.submit(review, review.html().select("form").attr("action"), Map.of());
        assertThat(back.status()).as(back.toString()).isEqualTo(303);
        String file = Portal.<String>value("select body->'q1'->>'file' from answer where survey_id = ?::uuid", survey.id());
        assertThat(Portal.<String>value("select body->'q1'->>'type' from answer where survey_id = ?::uuid", survey.id())).isEqualTo("image/png");
        Answer list = survey.councillor().page(survey.staffPath() + "/fichiers");
        String href = list.html().select(".queue a").attr("href");
        assertThat(href).endsWith(file);
        Answer fetched = survey.councillor().get(href);
        assertThat(fetched.response().body()).isEqualTo(PNG);
        assertThat(fetched.response().headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(person.get(href).status()).isIn(403, 404);
        assertThat(Visit.nobody().get(href, "Accept", "application/json").status()).isIn(401, 403, 404);
        assertThat(Visit.as("elu@thomery.demo").get(href.replace("/mende/", "/thomery/")).status()).isEqualTo(404);
        assertThat(person.get("/compte/donnees.json").body()).contains("vue du pré.png", java.util.Base64.getEncoder().encodeToString(PNG));
        Answer gone = person.submit("/compte/effacer", "/compte/effacer", Map.of("currentPassword", Portal.password()));
        assertThat(gone.status()).isEqualTo(303);
        assertThat(files(survey)).isZero();
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).isEqualTo(1);
    }

    @Test
    void kindIsToldByTheFirstBytesAndTheSizeIsBounded() {
        SurveyMaker survey = survey();
        Visit person = person();
        Answer refused = upload(person, survey, "photo.png", "<script>alert(1)</script>".getBytes());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-q1").text()).contains("ni un PDF");
        assertThat(refused.html().select("#f-q2").attr("value")).isEqualTo("Place du Foirail");
        assertThat(upload(person, survey, "photo.png", Arrays.copyOf(PNG, 5 * 1024 * 1024 + 1)).html().select("#e-q1").text()).contains("trop grand");
        assertThat(files(survey)).isZero();
    }

    @Test
    void fileOfSomebodyElseIsNotTaken() {
        SurveyMaker survey = survey();
        upload(person(), survey, "plan.png", PNG);
        String file = Portal.<String>value("select id::text from answer_file where survey_id = ?::uuid", survey.id());
        Visit thief = person();
        Answer review = thief.submit(survey.publicPath() + "/repondre", "/repondre", Map.of("q2", "Ici"));
        Answer sent = thief.submit(review, review.html().select("form").attr("action"), Map.of("q1", file));
        assertThat(sent.status()).isNotEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void fileGoesWithTheAnswerAndNoAnonymousSurveyHasOne() {
        SurveyMaker survey = survey();
        Visit person = person();
        Answer review = upload(person, survey, "plan.png", PNG);
        person.submit(review, review.html().select("form").attr("action"), Map.of());
        assertThat(files(survey)).isEqualTo(1);
        Portal.sql("delete from answer where survey_id = ?::uuid", survey.id());
        assertThat(files(survey)).isZero();
        SurveyMaker anonymous = SurveyMaker.simple("mende");
        for (String mode : new String[] {"ANONYMOUS", "IDENTIFIED"}) {
            assertThatThrownBy(() -> Portal.sql("""
                    insert into answer_file (id, survey_id, mode, question, account_id, name, type, content, day)
                    values (gen_random_uuid(), ?::uuid, ?, 'q1', gen_random_uuid(), 'x', 'image/png', '\\x00', current_date)""", anonymous.id(), mode)).hasStackTraceContaining("answer_file");
        }
    }
}
