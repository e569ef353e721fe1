package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What no feature writes for itself: sent twice, forged, too large, malformed, changed meanwhile, failed. */
class KernelIT extends PortalTest {
    private static final String TERRITORIES = "/gestion/territoires";
    private static final String SETTINGS = "/thomery/gestion/reglages";
    private static final String[] PAGE = {"Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded"};

    private static Visit operator() {
        return Visit.as("exploitant@maillage.demo");
    }

    private static Visit administrator() {
        return Visit.as("administration@thomery.demo");
    }

    private static Map<String, Object> form(Visit visit, String code) {
        return Visit.filled(visit.page(TERRITORIES), TERRITORIES, Map.of("code", code));
    }

    private static long acts(String action, String object) {
        return Portal.<Long>value("select count(*) from audit_log where action = ? and object = ?", action, object);
    }

    private static void everyHeaderIsThere(Answer answer) {
        assertThat(answer.header("Content-Security-Policy")).as("%s", answer).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isNotEmpty();
        assertThat(answer.header("Permissions-Policy")).isNotEmpty();
    }

    @Test
    void aFormSentTwiceHasOneEffectAndTheSameAnswer() {
        Map<String, Object> form = form(operator(), "46042");
        Answer first = operator().post(TERRITORIES, form, "Accept", "text/html");
        Answer second = operator().post(TERRITORIES, form, "Accept", "text/html");
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location()).isEqualTo("/cahors/gestion/reglages");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(acts("territory.create", "/cahors")).isEqualTo(1);
    }

    @Test
    void aFormSentTenTimesAtOnceHasOneEffectAndOneAnswer() throws Exception {
        Map<String, Object> form = form(operator(), "32013");
        ExecutorService ten = Executors.newFixedThreadPool(10);
        try {
            Callable<Answer> send = () -> operator().post(TERRITORIES, form, "Accept", "text/html");
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : ten.invokeAll(java.util.Collections.nCopies(10, send))) answers.add(answer.get());
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as("%s", answer).isEqualTo(303);
                assertThat(answer.location()).isEqualTo("/auch/gestion/reglages");
            });
            assertThat(answers.stream().filter(answer -> answer.header("Idempotent-Replayed").isEmpty())).hasSize(1);
        } finally {
            ten.shutdownNow();
        }
        assertThat(acts("territory.create", "/auch")).isEqualTo(1);
        assertThat(Portal.<Long>value("select count(*) from territory where slug = 'auch'")).isEqualTo(1);
    }

    @Test
    void aTokenUsedAgainForOtherValuesIsRefusedAndShowsThem() {
        Map<String, Object> form = new LinkedHashMap<>(form(operator(), "09122"));
        assertThat(operator().post(TERRITORIES, form, "Accept", "text/html").status()).isEqualTo(303);
        form.put("code", "43157");
        Answer other = operator().post(TERRITORIES, form, "Accept", "text/html");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.html().select("h1").text()).isEqualTo("Ce formulaire a déjà été envoyé");
        assertThat(other.html().select(".typed").text()).isEqualTo("43157");
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '43157'")).isZero();
    }

    @Test
    void aRefusedFormMayBeCorrectedAndSentWithTheSameToken() {
        Map<String, Object> form = new LinkedHashMap<>(form(operator(), "99999"));
        Answer refused = operator().post(TERRITORIES, form, "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("input[name=code]").val()).isEqualTo("99999");
        form.put("code", "40192");
        assertThat(operator().post(TERRITORIES, form, "Accept", "text/html").status()).isEqualTo(303);
    }

    @Test
    void aMultipartFormSentTwiceIsRecognisedWhateverItsBoundary() {
        Visit visit = administrator();
        Answer page = visit.page(SETTINGS);
        long before = acts("territory.settings", "/thomery");
        Map<String, String> typed = Map.of("legalNotice", "Éditeur : la mairie.\n--\nDirectrice de la publication : la maire.");
        Answer first = visit.submitParts(page, SETTINGS, typed);
        Answer second = visit.submitParts(page, SETTINGS, typed);
        assertThat(first.status()).as("%s", first).isEqualTo(303);
        assertThat(second.status()).as("%s", second).isEqualTo(303);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(acts("territory.settings", "/thomery")).isEqualTo(before + 1);
        Answer other = visit.submitParts(page, SETTINGS, Map.of("legalNotice", "Tout autre chose."));
        assertThat(other.status()).isEqualTo(422);
        assertThat(visit.page(SETTINGS).html().select("textarea[name=legalNotice]").text()).contains("Directrice de la publication");
    }

    @Test
    void aChangeMeanwhileKeepsWhatWasTypedAndOverwritesNothing() {
        Visit visit = administrator();
        Answer mine = visit.page(SETTINGS);
        assertThat(visit.submitParts(visit.page(SETTINGS), SETTINGS, Map.of("address", "4 rue de la Première")).status()).isEqualTo(303);
        Answer late = visit.submitParts(mine, SETTINGS, Map.of("address", "5 rue de la Seconde"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().title()).startsWith("Erreur :");
        assertThat(late.html().select("textarea[name=address]").text()).isEqualTo("5 rue de la Seconde");
        assertThat(visit.page(SETTINGS).html().select("textarea[name=address]").text()).isEqualTo("4 rue de la Première");
        assertThat(visit.submitParts(late, SETTINGS, Map.of()).status()).as("sent again, knowingly").isEqualTo(303);
        assertThat(visit.page(SETTINGS).html().select("textarea[name=address]").text()).isEqualTo("5 rue de la Seconde");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        Map<String, Object> form = form(operator(), "12202");
        List<String[]> elsewhere = List.of(new String[] {"Origin", "https://elsewhere.example"}, new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site"}, new String[] {"Sec-Fetch-Site", "same-site"});
        for (String[] header : elsewhere) {
            Answer refused = operator().post(TERRITORIES, form, "Accept", "text/html", header[0], header[1]);
            assertThat(refused.status()).as(header[0] + ": " + header[1]).isEqualTo(403);
            assertThat(refused.html().select("h1").text()).isEqualTo("Ce formulaire ne vient pas de cette page");
            assertThat(refused.html().select(".typed")).isEmpty();
        }
        assertThat(operator().post(TERRITORIES, Map.of("code", "12202"), "Accept", "text/html").status()).as("no token").isEqualTo(403);
        assertThat(operator().sendParts(SETTINGS, Map.of("address", "x"), new byte[0]).status()).as("no token in the query").isEqualTo(403);
        assertThat(operator().sendParts(SETTINGS + "?_form=abc.def", Map.of("address", "x"), new byte[0]).status()).isIn(403, 409);
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '12202'")).isZero();
        assertThat(operator().post(TERRITORIES, form, "Accept", "text/html", "Origin", Portal.base(), "Sec-Fetch-Site", "same-origin").status()).isEqualTo(303);
    }

    @Test
    void aTokenOfSomebodyElseIsNotMine() {
        String token = (String) form(Visit.signIn("exploitant@maillage.demo"), "07186").get("_form");
        Answer held = operator().post(TERRITORIES, Map.of("code", "07186", "_form", token), "Accept", "text/html");
        assertThat(held.status()).isEqualTo(409);
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '07186'")).isZero();
    }

    @Test
    void twoHundredMegabytesAreRefusedInWordsAndTheAnswerArrives() {
        Visit agent = Visit.as("agent@lozere.demo");
        String page = "/lozere/gestion/covoiturage/import";
        String target = Visit.actionOf(agent.page(page), page);
        String cookies = agent.cookies().getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(java.util.stream.Collectors.joining("; "));
        for (boolean announced : new boolean[] {true, false}) {
            Answer answer = RawHttp.upload(target, 200L << 20, announced, "Cookie: " + cookies, "Accept: text/html", "Content-Type: multipart/form-data; boundary=xyz");
            assertThat(answer).as("an answer, announced: " + announced).isNotNull();
            assertThat(answer.status()).as("announced: " + announced).isIn(413, 400);
            if (announced) assertThat(answer.html().select("h1").text()).isEqualTo("Cet envoi est trop gros");
        }
        assertThat(agent.page(page).status()).isEqualTo(200);
    }

    /** Whatever arrives without a token of ours is refused and written nowhere: nobody fills the database with forms. */
    @Test
    void aFormThatWeNeverServedIsKeptNowhere() {
        long before = Portal.<Long>value("select count(*) from held_form");
        for (String token : List.of("x", "abc.def", "abc.def.ghi", "..", "a.b.c.d")) {
            Answer refused = Visit.nobody().post("/compte/inscription", Map.of("_form", token, "name", "x".repeat(100_000)), "Accept", "text/html");
            assertThat(refused.status()).as(token).isEqualTo(403);
        }
        assertThat(Portal.<Long>value("select count(*) from held_form")).isEqualTo(before);
    }

    @Test
    void aLargeFormOfAnEndedSessionIsShownAgainAndNotKept() {
        String token = (String) form(Visit.signIn("exploitant@maillage.demo"), "x").get("_form");
        Answer tooLarge = operator().post(TERRITORIES, Map.of("code", "é".repeat(300_000), "_form", token), "Accept", "text/html");
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.html().select(".typed").text()).contains("éééé");
    }

    @Test
    void aHeldFormIsGivenBackToOneAccountOnly() {
        Visit owner = Visit.signIn("agent@mende.demo");
        String token = (String) Visit.filled(Visit.signIn("agent@lozere.demo").page("/compte/nom"), "/compte/nom", Map.of()).get("_form");
        Answer held = owner.post("/compte/nom", Map.of("name", "Un nom à garder", "_form", token), "Accept", "text/html");
        assertThat(held.status()).isEqualTo(409);
        String path = held.html().select("a[href^=/compte/reprendre/]").attr("href");
        assertThat(owner.page(path).html().text()).contains("Un nom à garder");
        assertThat(Visit.signIn("agent@thomery.demo").page(path).status()).isEqualTo(410);
        assertThat(owner.page(path).status()).isEqualTo(200);
    }

    @Test
    void nothingIsTakenOutOfTheAuditLog() {
        for (String attempt : List.of("delete from audit_log", "update audit_log set actor = 'x'", "truncate audit_log"))
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Portal.sql(attempt)).as(attempt).rootCause().hasMessageContaining("append-only");
    }

    private static void endSession(Visit visit) {
        Portal.sql("delete from account_session where token_hash = sha256(convert_to(?, 'UTF8'))", visit.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().endsWith("maillage_session")).findFirst().orElseThrow().getValue());
    }

    @Test
    void aMultipartFormThatOutlivesItsSessionSurvivesSignIn() {
        Visit visit = Visit.signIn("administration@mende.demo");
        String page = "/mende/gestion/reglages";
        Answer shown = visit.page(page);
        endSession(visit);
        Answer signIn = visit.submitParts(shown, page, Map.of("address", "7 rue de la Patience\nBâtiment « B »"));
        assertThat(signIn.status()).isEqualTo(303);
        Answer back = visit.submit(signIn.location(), "/compte/connexion", Map.of("email", "administration@mende.demo", "password", Portal.password()));
        Answer kept = visit.follow(back);
        assertThat(kept.html().select("main").text()).contains("7 rue de la Patience", "Bâtiment « B »");
        assertThat(visit.page(page).html().select("textarea[name=address]").text()).doesNotContain("Patience");
        assertThat(kept.html().select("main form").attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(visit.submitParts(kept, page, Map.of()).status()).isEqualTo(303);
        assertThat(visit.page(page).html().select("textarea[name=address]").text()).contains("7 rue de la Patience", "Bâtiment « B »");
    }

    @Test
    void aFormThatOutlivesItsSessionSurvivesSignIn() {
        Visit visit = Visit.signIn("exploitant@maillage.demo");
        Map<String, Object> form = form(visit, "15014");
        endSession(visit);
        Answer signIn = visit.post(TERRITORIES, form, "Accept", "text/html");
        assertThat(signIn.status()).isEqualTo(303);
        assertThat(signIn.location()).startsWith("/compte/connexion?retour=%2Fcompte%2Freprendre%2F");
        Answer back = visit.submit(signIn.location(), "/compte/connexion", Map.of("email", "exploitant@maillage.demo", "password", Portal.password()));
        assertThat(back.status()).isEqualTo(303);
        Answer kept = visit.follow(back);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.html().select("main").text()).contains("15014");
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '15014'")).isZero();
        assertThat(visit.submit(kept, TERRITORIES, Map.of()).status()).isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '15014'")).isEqualTo(1);
    }

    @Test
    void aFormTooLargeIsRefusedInWords() {
        Map<String, Object> form = new LinkedHashMap<>(form(operator(), "46042"));
        form.put("code", "x".repeat(3 * 1024 * 1024));
        Answer refused = operator().post(TERRITORIES, form, "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.html().select("main").text()).contains("La limite est de 2 Mo");
    }

    @Test
    void whatIsMalformedIsRefusedAndNeverAnIncident() {
        Visit visit = operator();
        for (String query : List.of("q=%zz", "q=%00", "q=%", "q=%ED%A0%80", "q=%FF%FE", "q=" + "a".repeat(3000), "page=abc", "page=-1", "page=99999999999999999999", "page=2147483647",
                "lang=zz", "lang=%00", "q=%25%27%22%3B--", "q[]=1&q=2", "=&&=")) {
            Answer answer = RawHttp.ask("GET " + TERRITORIES + "?" + query + " HTTP/1.1", "Accept: text/html", "Cookie: " + cookie(visit));
            assertThat(answer.status()).as(query).isIn(200, 400, 404, 414);
        }
        for (String path : List.of("/thomery%00", "/%zz", "/%2e%2e/%2e%2e/etc/passwd", "/thomery/..%2f..%2fWEB-INF/web.xml", "/WEB-INF/web.xml", "/static/..;/WEB-INF/web.xml", "/static/%2e%2e/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF", "/thomery;a=b", "//thomery", "/" + "a/".repeat(500))) {
            Answer answer = raw("GET " + path + " HTTP/1.1");
            assertThat(answer == null ? 400 : answer.status()).as(path).isIn(200, 301, 302, 303, 400, 404, 414);
            if (answer != null) assertThat(answer.body()).doesNotContain("<web-app", "root:", "Manifest-Version");
        }
        Answer form = visit.send("POST", TERRITORIES, "code=%zz&_form=x".getBytes(StandardCharsets.US_ASCII), PAGE);
        assertThat(form.status()).isEqualTo(400);
        assertThat(form.html().select("h1").text()).isEqualTo("La demande est incompréhensible");
        assertThat(visit.send("POST", TERRITORIES, "hello".getBytes(StandardCharsets.US_ASCII), "Content-Type", "text/plain", "Accept", "text/html").status()).isEqualTo(415);
        assertThat(visit.send("POST", SETTINGS, "--x\r\n".getBytes(StandardCharsets.US_ASCII), "Content-Type", "multipart/form-data", "Accept", "text/html").status()).isEqualTo(400);
    }

    @Test
    void aNulInAFormIsNotAnIncident() {
        Map<String, Object> form = new LinkedHashMap<>(form(operator(), "64\u0000445"));
        assertThat(operator().post(TERRITORIES, form, "Accept", "text/html").status()).isIn(303, 422);
        Map<String, Object> stale = new LinkedHashMap<>(form);
        stale.put("_form", form(Visit.signIn("exploitant@maillage.demo"), "x").get("_form"));
        assertThat(operator().post(TERRITORIES, stale, "Accept", "text/html").status()).isEqualTo(409);
    }

    @Test
    void everyMethodHasASaneAnswer() {
        Visit nobody = Visit.nobody();
        Answer get = nobody.page("/thomery");
        Answer head = nobody.head("/thomery", "Accept", "text/html");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(nobody.head("/nulle-part").status()).isEqualTo(404);
        Answer options = nobody.send("OPTIONS", "/thomery", null);
        assertThat(options.status()).isIn(200, 204);
        assertThat(options.header("Allow")).contains("GET").doesNotContain("TRACE");
        Answer trace = raw("TRACE /thomery HTTP/1.1");
        assertThat(trace.status()).isIn(403, 405, 501);
        assertThat(trace.body()).doesNotContain("X-Secret-Of-The-Test");
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            Answer refused = nobody.send(method, "/thomery", null, "Accept", "application/json");
            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.header("Allow")).contains("GET");
            everyHeaderIsThere(refused);
        }
        assertThat(nobody.send("BREW", "/thomery", null).status()).isIn(400, 403, 405, 501);
    }

    @Test
    void theUnexpectedIsAnIncidentWithANumberAndNothingHalfDone() {
        Map<String, Object> form = form(operator(), "19272");
        Portal.sql("alter table audit_log rename to audit_log_away");
        Answer page;
        Answer problem;
        try {
            page = operator().post(TERRITORIES, form, "Accept", "text/html");
            problem = operator().post(TERRITORIES, form, "Accept", "application/json");
        } finally {
            Portal.sql("alter table audit_log_away rename to audit_log");
        }
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.html().select("main").text()).contains("Incident n°");
        assertThat(page.html().select(".typed").text()).isEqualTo("19272");
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.json().getString("incident")).matches("[A-Zx0-9]{6,8}");
        assertThat(page.body() + problem.body()).doesNotContain("audit_log", "fr.maillage", "java.", "org.", "\tat ", "SQL", "relation");
        everyHeaderIsThere(page);
        everyHeaderIsThere(problem);
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '19272'")).isZero();
        assertThat(operator().post(TERRITORIES, form, "Accept", "text/html").status()).as("the same form, sent again").isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from territory where insee_code = '19272'")).isEqualTo(1);
    }

    @Test
    void everyKindOfAnswerCarriesTheSecurityHeaders() {
        Visit nobody = Visit.nobody();
        assertThat(nobody.page("/gestion").status()).isEqualTo(303);
        for (String path : List.of("/", "/thomery", "/static/css/base.css", "/nulle-part", "/gestion", "/favicon.ico", "/robots.txt", "/static/nothing.css", "/compte/connexion", "/%zz")) {
            Answer answer = nobody.page(path.equals("/%zz") ? "/thomery/%2fx" : path);
            everyHeaderIsThere(answer);
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }
        everyHeaderIsThere(nobody.get("/nulle-part", "Accept", "application/json"));
    }

    @Test
    void noRedirectLeavesThePortal() {
        for (String back : List.of("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)", "/.//elsewhere.example", "/%0d%0aSet-Cookie:a=b")) {
            Visit visit = Visit.nobody();
            Answer page = visit.page("/compte/connexion?retour=" + java.net.URLEncoder.encode(back, StandardCharsets.UTF_8));
            Answer in = visit.submit(page, "/compte/connexion", Map.of("email", "habitant@thomery.demo", "password", Portal.password(), "retour", back));
            assertThat(in.status()).isEqualTo(303);
            assertThat(java.net.URI.create(in.header("Location")).getHost()).as(back).isIn(null, "localhost");
            assertThat(in.response().headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a=b"));
        }
    }

    private static String cookie(Visit visit) {
        return visit.cookies().getCookieStore().getCookies().stream().filter(c -> c.getName().endsWith("maillage_session")).findFirst().orElseThrow().toString();
    }

    /** A request no client library would send; null when the server just closes. */
    private static Answer raw(String firstLine) {
        return RawHttp.ask(firstLine, "X-Secret-Of-The-Test: yes", "Accept: text/html");
    }
}
