package fr.maillage.survey.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.print.PdfFile;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.tokens.entity.Token;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A token's way, by a client of our own in place of the browser's script: fetched with a code, spent with an answer. */
class TokenIT extends PortalTest {
    private record Invited(SurveyMaker survey, List<String> codes) {
        String path() {
            return survey.publicPath();
        }

        Answer begin(Visit visit) {
            return visit.page(path() + "/repondre");
        }

        long received() {
            return Portal.<Long>value("select (select count(*) from answer where survey_id = ?::uuid) + (select count(*) from held_answer where survey_id = ?::uuid)", survey.id(), survey.id());
        }
    }

    private static Invited invited(int codes) {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true")).from("code", Map.of("tokens", "true"));
        List<String> made = survey.councillor().submit(survey.staffPath() + "/codes", "/codes", Map.of("count", String.valueOf(codes))).html().select(".code-slips__code").eachText();
        survey.published();
        return new Invited(survey, made);
    }

    private static RSAPublicKey key(Answer page) throws Exception {
        BigInteger modulus = new BigInteger(page.html().select("[data-token]").attr("data-key"), 16);
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)));
    }

    private static BlindingClient client(RSAPublicKey key) {
        byte[] prepared = new byte[64];
        new SecureRandom().nextBytes(prepared);
        return BlindingClient.of(key, prepared);
    }

    private static Answer sign(Visit visit, Invited invited, Answer page, String code, BlindingClient client) {
        Map<String, Object> form = new HashMap<>();
        form.put("_form", page.html().select("form input[name=_form]").first().val());
        form.put("code", code);
        form.put("blinded", Base64.getUrlEncoder().withoutPadding().encodeToString(client.blinded()));
        return visit.post(invited.path() + "/jeton", form, "Accept", "application/json");
    }

    private static String token(BlindingClient client, Answer signed) {
        assertThat(signed.status()).as(signed.toString()).isEqualTo(200);
        return new Token(client.prepared(), client.unblinded(Base64.getUrlDecoder().decode(signed.json().getString("signature")))).text();
    }

    private static Answer with(Visit visit, Invited invited, String token) {
        Answer page = invited.begin(visit);
        Map<String, Object> form = new HashMap<>();
        form.put("_form", page.html().select("form input[name=_form]").first().val());
        form.put("token", token);
        return visit.post(invited.path() + "/repondre", form, "Accept", "text/html");
    }

    @Test
    void codeIsExchangedForATokenAndTheTokenForOneAnswer() throws Exception {
        Invited invited = invited(2);
        Visit visit = Visit.nobody();
        Answer page = invited.begin(visit);
        BlindingClient client = client(key(page));
        Answer signed = sign(visit, invited, page, invited.codes().get(0), client);
        String token = token(client, signed);
        assertThat(sign(visit, invited, page, invited.codes().get(0), client).json()).as("the network broke: the same request again").isEqualTo(signed.json());
        assertThat(sign(visit, invited, page, invited.codes().get(0), client(key(page))).status()).as("a second token").isEqualTo(422);
        assertThat(visit.submit(page, "/repondre", Map.of("code", invited.codes().get(0))).html().select("#e-code").text()).contains("déjà servi");
        assertThat(visit.cookies().getCookieStore().getCookies()).as("no cookie on the way").isEmpty();

        String database = Portal.sql("select t::text from spent_token t where survey_id = ?::uuid", invited.survey().id()).toString()
                + Portal.sql("select t::text from access_code t where survey_id = ?::uuid", invited.survey().id());
        assertThat(database).doesNotContain(java.util.HexFormat.of().formatHex(client.prepared()).substring(0, 20));
        assertThat(Portal.<Long>value("select count(*) from spent_token where survey_id = ?::uuid", invited.survey().id())).as("not served yet").isZero();

        Visit later = Visit.nobody();
        Answer questions = with(later, invited, token.substring(0, 200) + "\n " + token.substring(200));
        assertThat(questions.html().select("input[name=_token]").val()).isEqualTo(token);
        assertThat(questions.html().select("input[name=_code]")).isEmpty();
        Answer review = later.submit(questions, "/repondre", Map.of("q1", "b"));
        assertThat(later.submit(review, invited.path(), Map.of()).status()).isEqualTo(303);
        assertThat(invited.received()).isEqualTo(1);
        assertThat(with(later, invited, token).html().select("#e-token").text()).contains("déjà servi");
        Map<String, Object> again = new HashMap<>(Visit.filled(later.submit(questions, "/repondre", Map.of("q1", "a")), invited.path(), Map.of()));
        Answer twice = later.post(invited.path(), again, "Accept", "text/html");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.html().select("#e-token").text()).contains("déjà servi");
        assertThat(invited.received()).isEqualTo(1);
    }

    @Test
    void twentyRequestsWithOneCodeGiveOneToken() throws Exception {
        Invited invited = invited(1);
        List<Callable<Integer>> everybody = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visit visit = Visit.nobody();
            Answer page = invited.begin(visit);
            BlindingClient client = client(key(page));
            everybody.add(() -> sign(visit, invited, page, invited.codes().get(0), client).status());
        }
        ExecutorService together = Executors.newFixedThreadPool(20);
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> one : together.invokeAll(everybody)) statuses.add(one.get());
        } finally {
            together.shutdown();
        }
        assertThat(statuses.stream().filter(status -> status == 200)).as(statuses.toString()).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 422)).as(statuses.toString()).hasSize(19);
    }

    @Test
    void tokenOfAnotherSurveyOrMadeUpOpensNothing() throws Exception {
        Invited one = invited(1);
        Invited other = invited(1);
        Visit visit = Visit.nobody();
        Answer page = one.begin(visit);
        BlindingClient client = client(key(page));
        String token = token(client, sign(visit, one, page, one.codes().get(0), client));
        assertThat(with(visit, other, token).html().select("#e-token").text()).contains("pas un jeton de cette enquête");
        assertThat(with(visit, one, "A".repeat(token.length())).html().select("#e-token").text()).contains("pas un jeton de cette enquête");
        assertThat(with(visit, one, "").html().select("#e-token").text()).contains("Collez votre jeton");
        Answer questions = with(visit, one, token);
        Answer review = visit.submit(questions, "/repondre", Map.of("q1", "b"));
        assertThat(visit.submit(review, one.path(), Map.of("_token", "B".repeat(token.length()))).status()).as("changed on the way").isEqualTo(422);
        assertThat(one.received()).isZero();
    }

    @Test
    void codeAloneStillAnswersAndThePageSaysWhatThatIsWorth() {
        Invited invited = invited(1);
        Visit visit = Visit.nobody();
        Answer page = invited.begin(visit);
        assertThat(page.html().text()).contains("pourrait, en théorie, modifier le logiciel", "même elle ne le peut pas", "Empreinte de la clé qui signe");
        assertThat(page.html().select("noscript").text()).contains("Vous pouvez répondre avec votre code");
        assertThat(page.html().select("[data-fetch]").hasAttr("hidden")).as("nothing that needs script shows without").isTrue();
        Answer questions = visit.submit(page, "/repondre", Map.of("code", invited.codes().get(0)));
        assertThat(visit.submit(visit.submit(questions, "/repondre", Map.of("q1", "a")), invited.path(), Map.of()).status()).isEqualTo(303);
        assertThat(invited.received()).isEqualTo(1);
    }

    @Test
    void fingerprintIsTheSameOnThePageOnTheLetterAndInOpenData() {
        SurveyMaker survey = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon")).from("code", Map.of("tokens", "true"));
        PdfFile letter = new PdfFile(survey.councillor().submit(survey.staffPath() + "/codes", "/codes/lettres", Map.of("letters", "1")).bytes());
        survey.published();
        String shown = Visit.nobody().page(survey.publicPath() + "/repondre").html().text().replaceFirst(".*Empreinte de la clé qui signe : ((?:[0-9A-F]{4} ){7}[0-9A-F]{4}).*", "$1");
        assertThat(shown).matches("([0-9A-F]{4} ){7}[0-9A-F]{4}");
        assertThat(letter.page(1).replaceAll("\\s+", " ")).contains(shown);
        letter.mustBeAccessible();
        assertThat(new String(Visit.nobody().get("/mende/donnees/enquetes.csv").bytes(), StandardCharsets.UTF_8)).contains(survey.id()).contains(shown);
        assertThat(Visit.nobody().get("/id/enquete/" + survey.id(), "Accept", "text/turtle").status()).isIn(200, 303);
        byte[] sealed = Portal.value("select sealed from token_key where survey_id = ?::uuid", survey.id());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).as("the private key is sealed").doesNotContain("RSA");
        assertThatThrownBy(() -> Portal.sql("update token_key set sealed = '' where survey_id = ?::uuid", survey.id())).hasMessageContaining("update token_key");
    }

    @Test
    void tokensAreForAnonymousSurveysByCodeAndDecidedBeforePublication() {
        SurveyMaker open = SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon")).from("open");
        Answer refused = open.councillor().submit(open.staffPath() + "/reglages", "/reglages", Map.of("tokens", "true"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-tokens").text()).contains("réservée aux personnes qui ont un code");
        open.published();
        assertThat(Visit.nobody().post(open.publicPath() + "/jeton", Map.of("_form", Visit.nobody().page(open.publicPath() + "/repondre").html().select("input[name=_form]").val(),
                "code", "K7F3M-T9QX4-BWD2E", "blinded", "AAAA"), "Accept", "application/json").status()).isEqualTo(404);
        assertThatThrownBy(() -> Portal.sql("update survey set tokens = true where id = ?::uuid", open.id())).hasMessageContaining("update survey");
    }
}
