package fr.maillage.carpool;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Imports through the back office, as an agent and as the operator do them. */
class CarpoolImportIT extends PortalTest {
    private static final String TERRITORY = "/lozere/gestion/covoiturage/import";
    private static final String INSTALL = "/gestion/covoiturage/import";
    private static final String HEAD = "id_lieu,id_local,nom_lieu,ad_lieu,com_lieu,insee,type,date_maj,ouvert,source,Xlong,Ylat,nbre_pl,nbre_pmr,duree,horaires,proprio,lumiere,comm\r\n";

    private final List<UUID> jobs = new ArrayList<>();

    /** Other tests must not meet the sites made here. */
    @AfterEach
    void forget() {
        for (UUID job : jobs) {
            Portal.sql("insert into outbox (kind, key) select 'aire', s.key from carpool_site s join carpool_site_history h on h.site_id = s.id where h.job_id = ?", job);
            Portal.sql("delete from carpool_site where id in (select site_id from carpool_site_history where job_id = ? and action = 'create')", job);
        }
    }

    private static String row(String idLieu, String idLocal, String name, String insee, String date, String spaces) {
        return String.join(",", idLieu, idLocal, name, "Croisement D901-D51", "VILLEFORT", insee, "Aire de covoiturage", date, "true", "224800011", "3.9333345", "44.4435576", spaces, "1", "", "24/7", "", "false", "") + "\r\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Visit agent() {
        return Visit.as("agent@lozere.demo");
    }

    private UUID send(Visit visit, String page, String name, byte[] file, boolean keepValid) {
        Answer answer = visit.upload(page, page, "register", name, file, keepValid ? Map.of("keepValid", "true") : Map.of());
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        UUID job = UUID.fromString(answer.location().replaceAll(".*/travaux/", ""));
        jobs.add(job);
        Portal.await("the import has ended", Duration.ofSeconds(120), () -> !List.of("queued", "running").contains(Portal.<String>value("select status from job where id = ?", job)));
        return job;
    }

    private static JsonObject report(UUID job) {
        assertThat(Portal.<String>value("select status from job where id = ?", job)).isEqualTo("done");
        try (var reader = Json.createReader(new StringReader(Portal.value("select report::text from job where id = ?", job)))) {
            return reader.readObject();
        }
    }

    private JsonObject imported(String name, byte[] file, boolean keepValid) {
        return report(send(agent(), TERRITORY, name, file, keepValid));
    }

    private static List<Integer> figures(JsonObject report) {
        return List.of("read", "created", "updated", "unchanged", "kept", "refused", "outside").stream().map(report::getInt).toList();
    }

    @Test
    void theRegisterOfFranceIsImportedWholeAndASecondTimeChangesNothing() throws IOException {
        Path path = Path.of("../shared/data/bnlc/bnlc-2024-05-16.csv");
        if (!Files.exists(path)) System.err.println("LOUD: " + path.toAbsolutePath() + " is missing: the import of the whole register was NOT tested");
        Assumptions.assumeTrue(Files.exists(path));
        byte[] file = Files.readAllBytes(path);
        Visit operator = Visit.as("exploitant@maillage.demo");

        UUID job = send(operator, INSTALL, "bnlc.csv", file, true);
        JsonObject first = report(job);
        assertThat(figures(first)).containsExactly(15_596, 15_592, 0, 0, 0, 4, 0);
        System.out.println("import of 15,596 rows: " + Portal.value("select round(extract(epoch from ended_at - started_at)::numeric, 1) from job where id = ?", job) + " s");
        assertThat(Portal.<Long>value("select count(*) from carpool_site where id_lieu is not null")).isEqualTo(15_592L);
        assertThat(Portal.<Long>value("select count(*) from (select commune, id_local from carpool_site group by 1, 2 having count(*) > 1) twice")).isZero();
        assertThat(Portal.<Long>value("select count(*) from outbox where kind = 'aire' and key in (select key from carpool_site where id_lieu is not null)")).isGreaterThanOrEqualTo(15_592L);

        JsonObject second = report(send(operator, INSTALL, "bnlc.csv", file, true));
        assertThat(figures(second)).containsExactly(15_596, 0, 0, 15_592, 0, 4, 0);

        // an older file never undoes a newer one
        byte[] old = Files.readAllBytes(path.resolveSibling("bnlc-2020-11-27.csv"));
        JsonObject older = report(send(operator, INSTALL, "bnlc-2020.csv", old, true));
        assertThat(older.getInt("read")).isEqualTo(2_416);
        assertThat(Portal.<Long>value("select count(*) from carpool_site s join carpool_site_history h on h.site_id = s.id where h.action = 'update' and (h.before ->> 'date_maj') > (h.after ->> 'date_maj')")).isZero();
    }

    @Test
    void eachRowIsTakenWarnedRefusedOrLeftOutside() {
        byte[] file = utf8(HEAD + row("48198-C-901", "T1", "Premier", "48198", "2024-01-02", "10") + row("48014-C-902", "T2", "Second", "48014", "2024-01-02", "4")
                + row("77463-C-903", "T3", "Ailleurs", "77463", "2024-01-02", "4"));
        JsonObject report = imported("trois.csv", file, false);
        assertThat(figures(report)).containsExactly(3, 2, 0, 0, 0, 0, 1);
        assertThat(report.getInt("warned")).isEqualTo(1);
        assertThat(Portal.<String>value("select commune from carpool_site where id_lieu = '48014-C-902'")).isEqualTo("48027");
        assertThat(Portal.<String>value("select id_local from carpool_site where id_lieu = '48198-C-901'")).isEqualTo("T1");

        assertThat(figures(imported("trois.csv", file, false))).containsExactly(3, 0, 0, 2, 0, 0, 1);

        JsonObject changed = imported("trois.csv", utf8(HEAD + row("48198-C-901", "T1", "Premier rebaptisé", "48198", "2024-02-02", "12")), false);
        assertThat(figures(changed)).containsExactly(1, 0, 1, 0, 0, 0, 0);
        String history = Portal.value("select before::text || after::text from carpool_site_history h join carpool_site s on s.id = h.site_id where s.id_lieu = '48198-C-901' and h.action = 'update'");
        assertThat(history).contains("\"nbre_pl\": 10", "\"nbre_pl\": 12", "Premier rebaptisé").doesNotContain("Xlong");
        String slug = Portal.value("select slug from carpool_site where id_lieu = '48198-C-901'");
        assertThat(slug).isEqualTo("premier-rebaptise-villefort");
        Answer moved = Visit.nobody().page("/lozere/covoiturage/aires/premier-villefort");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.location()).isEqualTo("/lozere/covoiturage/aires/premier-rebaptise-villefort");

        assertThat(figures(imported("vieux.csv", utf8(HEAD + row("48198-C-901", "T1", "Vieux", "48198", "2019-02-02", "1")), false))).containsExactly(1, 0, 0, 0, 1, 0, 0);
        assertThat(Portal.<Integer>value("select spaces from carpool_site where id_lieu = '48198-C-901'")).isEqualTo(12);
    }

    /** « 3 of your sites differ »: the national file beside ours, nothing changed. */
    @Test
    void aFileIsComparedAndNothingIsChanged() {
        imported("base.csv", utf8(HEAD + row("48198-C-921", "C1", "Comparé", "48198", "2024-01-02", "10") + row("48198-C-922", "C2", "Pareil", "48198", "2024-01-02", "4")), false);
        long sites = Portal.<Long>value("select count(*) from carpool_site");
        byte[] file = utf8(HEAD + row("48198-C-921", "C1", "Comparé autrement", "48198", "2019-01-02", "12") + row("48198-C-922", "C2", "Pareil", "48198", "2024-01-02", "4")
                + row("48198-C-923", "C3", "Nouveau", "48198", "2024-01-02", "4"));
        Answer sent = agent().upload(TERRITORY, TERRITORY, "register", "nationale.csv", file, Map.of("compare", "true"));
        UUID job = UUID.fromString(sent.location().replaceAll(".*/travaux/", ""));
        jobs.add(job);
        Portal.await("the comparison has ended", Duration.ofSeconds(120), () -> !List.of("queued", "running").contains(Portal.<String>value("select status from job where id = ?", job)));
        JsonObject report = report(job);
        assertThat(List.of(report.getInt("updated"), report.getInt("created"), report.getInt("unchanged"))).containsExactly(1, 1, 1);
        assertThat(report.getInt("onlyHere")).isGreaterThan(10);
        assertThat(report.getBoolean("applied")).isFalse();
        Answer page = agent().page(TERRITORY + "/" + job);
        assertThat(page.html().select(".lead").text()).contains("Lieux qui diffèrent : 1.", "Dans le fichier seulement : 1.", "Rien n’a été changé");
        assertThat(agent().get(TERRITORY + "/" + job + "/rapport.csv", "Accept-Language", "fr").body()).contains("Comparé : ce fichier dit autre chose.", "Nouveau n’est que dans ce fichier.");
        assertThat(Portal.<String>value("select array_to_string(args, '|') from carpool_import_finding where job_id = ? and reason = 'differs'", job)).isEqualTo("Comparé|date_maj, nbre_pl, nom_lieu");
        assertThat(page.html().select("a[download]").attr("href")).isEqualTo("/lozere/donnees/lieux-covoiturage.csv");
        assertThat(Portal.<Long>value("select count(*) from carpool_site")).isEqualTo(sites);
        assertThat(Portal.<Integer>value("select spaces from carpool_site where id_lieu = '48198-C-921'")).isEqualTo(10);
    }

    @Test
    void oneRefusedRowStopsEverythingUnlessTheValidOnesAreKept() {
        byte[] file = utf8(HEAD + row("48198-C-911", "K1", "Juste", "48198", "2024-01-02", "10") + row("48198-C-912", "K2", "Faux", "48198", "demain", "10") + "trop,court\r\n");
        UUID stopped = send(agent(), TERRITORY, "x.csv", file, false);
        assertThat(report(stopped).getBoolean("applied")).isFalse();
        assertThat(figures(report(stopped))).containsExactly(3, 1, 0, 0, 0, 2, 0);
        assertThat(Portal.<Long>value("select count(*) from carpool_site where id_lieu like '48198-C-91%'")).isZero();

        Answer page = agent().page(TERRITORY + "/" + stopped);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main").text()).contains("Rien n’a été changé", "2024-05-16", "2 cellules");

        assertThat(figures(imported("x.csv", file, true))).containsExactly(3, 1, 0, 0, 0, 2, 0);
        assertThat(Portal.<Long>value("select count(*) from carpool_site where id_lieu like '48198-C-91%'")).isEqualTo(1L);
    }

    @Test
    void windows1252WithSemicolonsAndWithoutNationalIdentifiersIsRead() {
        String text = (HEAD.replace("id_lieu,", "") + row("", "W1", "Aire de l'été à Villefort", "48198", "2024-01-02", "10").substring(1)).replace(',', ';');
        JsonObject report = imported("tableur.csv", text.getBytes(Charset.forName("windows-1252")), false);
        assertThat(report.getString("encoding")).isEqualTo("windows-1252");
        assertThat(report.getString("separator")).isEqualTo(";");
        assertThat(Portal.<String>value("select name from carpool_site where commune = '48198' and id_local = 'W1'")).isEqualTo("Aire de l'été à Villefort");
        // the same row with the identifier that the national register made of it: our site, not another one
        assertThat(figures(imported("retour.csv", utf8(HEAD + row("48198-W1", "W1", "Aire de l'été à Villefort", "48198", "2024-01-02", "10")), false))).containsExactly(1, 0, 1, 0, 0, 0, 0);
        assertThat(Portal.<String>value("select id_lieu from carpool_site where commune = '48198' and id_local = 'W1'")).isEqualTo("48198-W1");
    }

    @Test
    void whatWasWithdrawnHereStaysWithdrawn() {
        byte[] file = utf8(HEAD + row("48198-C-921", "R1", "Retiré", "48198", "2024-01-02", "10"));
        imported("r.csv", file, false);
        Portal.sql("update carpool_site set withdrawn_at = now() where id_lieu = '48198-C-921'");
        assertThat(figures(imported("r.csv", file, false))).containsExactly(1, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void aSiteOfAnotherTerritoryIsNotTouched() {
        Portal.sql("update carpool_site set id_lieu = '77463-C-931' where commune = '77463' and id_local = 'DEMO-14'");
        try {
            JsonObject report = imported("voisin.csv", utf8(HEAD + row("77463-C-931", "V1", "Volé", "48198", "2027-01-02", "1")), true);
            assertThat(figures(report)).containsExactly(1, 0, 0, 0, 0, 1, 0);
            assertThat(Portal.<String>value("select commune from carpool_site where id_lieu = '77463-C-931'")).isEqualTo("77463");
        } finally {
            Portal.sql("update carpool_site set id_lieu = null where id_lieu = '77463-C-931'");
        }
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() {
        for (Map.Entry<String, byte[]> file : Map.of("classeur", new byte[] {'P', 'K', 3, 4, 0, 0}, "colonnes", utf8("a,b\r\n1,2\r\n"), "guillemet", utf8(HEAD + "\"jamais fermé\r\n")).entrySet()) {
            UUID job = send(agent(), TERRITORY, file.getKey() + ".csv", file.getValue(), true);
            assertThat(report(job).getBoolean("applied")).as(file.getKey()).isFalse();
            assertThat(agent().page(TERRITORY + "/" + job).html().select(".notice--error").text()).as(file.getKey()).contains("Pourquoi");
        }
    }

    @Test
    void hostileTextIsShownAsTextEverywhere() {
        String hostile = "<script>alert(1)</script>";
        byte[] file = utf8(HEAD + row("48198-C-941", "H1", hostile, "48198", "=cmd|' /C calc'!A0", "10"));
        UUID job = send(agent(), TERRITORY, hostile + ".csv", file, false);
        Answer page = agent().page(TERRITORY + "/" + job);
        assertThat(page.body()).doesNotContain("<script>alert");
        Answer csv = agent().get(TERRITORY + "/" + job + "/rapport.csv");
        assertThat(csv.header("Content-Type").replace(" ", "")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.body()).contains("'=cmd|").contains("\r\n2,refusée,date_maj,");
        imported("h.csv", utf8(HEAD + row("48198-C-942", "H2", hostile, "48198", "2024-01-02", "10")), false);
        String slug = Portal.value("select slug from carpool_site where id_lieu = '48198-C-942'");
        assertThat(Visit.nobody().page("/lozere/covoiturage/aires/" + slug).body()).doesNotContain("<script>alert");
        assertThat(Visit.nobody().page("/lozere/covoiturage?q=alert").body()).doesNotContain("<script>alert");
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() {
        Answer answer = agent().upload(TERRITORY, TERRITORY, "register", "gros.csv", new byte[23 * 1024 * 1024], Map.of());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.html().select("main").text()).contains("trop gros").contains("Rien n’a été enregistré");
    }

    @Test
    void noFileIsAFaultBesideTheField() {
        Answer answer = agent().upload(TERRITORY, TERRITORY, "register", "", new byte[0], Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-register").text()).contains("Choisissez un fichier");
    }

    @Test
    void aCancelledImportChangesNothing() throws SQLException {
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < 3000; i++) file.append(row("48198-C-8" + i, "C" + i, "Annulé", "48198", "2024-01-02", "10"));
        UUID job;
        // the comparison waits for this lock: the job is in the middle when somebody asks to stop
        try (Connection lock = Portal.connection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table carpool_site_old_slug, carpool_site in access exclusive mode");
            Answer sent = agent().upload(TERRITORY, TERRITORY, "register", "annule.csv", utf8(file.toString()), Map.of());
            assertThat(sent.status()).as("%s", sent).isEqualTo(303);
            job = UUID.fromString(sent.location().replaceAll(".*/travaux/", ""));
            jobs.add(job);
            Portal.await("the rows are read", Duration.ofSeconds(60), () -> Portal.<Long>value("select progress from job where id = ?", job) >= 3000);
            Answer stopped = agent().submit("/lozere/gestion/travaux/" + job, "/arret", Map.of());
            assertThat(stopped.status()).isEqualTo(303);
            lock.rollback();
        }
        Portal.await("the job is cancelled", Duration.ofSeconds(60), () -> Portal.<String>value("select status from job where id = ?", job).equals("cancelled"));
        assertThat(Portal.<Long>value("select count(*) from carpool_site where name = 'Annulé'")).isZero();
        assertThat(Portal.<Long>value("select count(*) from carpool_import_finding where job_id = ?", job)).isZero();
        assertThat(agent().page("/lozere/gestion/travaux/" + job).html().select("main").text()).contains("arrêté");
    }

    @Test
    void theProgressPageAndTheListShowTheJob() {
        UUID job = send(agent(), TERRITORY, "p.csv", utf8(HEAD + row("48198-C-951", "P1", "Suivi", "48198", "2024-01-02", "10")), false);
        Answer page = agent().page("/lozere/gestion/travaux/" + job);
        assertThat(page.html().select("main a.button").attr("href")).isEqualTo(TERRITORY + "/" + job);
        assertThat(agent().page("/lozere/gestion/travaux").html().select("main a[href$=" + job + "]")).isNotEmpty();
        assertThat(agent().page("/mende/gestion/travaux/" + job).status()).isIn(403, 404);
        assertThat(Visit.as("agent@mende.demo").page("/mende/gestion/covoiturage/import/" + job).status()).isEqualTo(404);
    }

    @Test
    void onlyAgentsAndAdministratorsMayImport() {
        assertThat(Visit.nobody().page(TERRITORY).status()).isEqualTo(303);
        assertThat(Visit.as("elu@lozere.demo").page(TERRITORY).status()).isEqualTo(403);
        assertThat(agent().page(INSTALL).status()).isEqualTo(403);
        Answer knock = Visit.as("elu@lozere.demo").send("POST", TERRITORY, utf8("--x--\r\n"), "Content-Type", "multipart/form-data; boundary=x");
        assertThat(knock.status()).isEqualTo(403);
    }

    /** The job is tried again after an outage: it ends whole or not at all, wherever the connection was cut. */
    @Test
    void aConnectionCutAnywhereLeavesNothingHalfDone() {
        byte[] file = utf8(HEAD + row("48198-C-961", "F1", "Coupé", "48198", "2024-01-02", "10"));
        int cuts = 0;
        for (int n : List.of(1, 6, 11, 16, 21)) {
            Portal.wire().cutBefore(n, "create temp table carpool_stage");
            Answer answer = agent().upload(TERRITORY, TERRITORY, "register", "f.csv", file, Map.of());
            UUID job = UUID.fromString(answer.location().replaceAll(".*/travaux/", ""));
            jobs.add(job);
            Portal.await("the import has ended", Duration.ofSeconds(120), () -> !List.of("queued", "running").contains(Portal.<String>value("select status from job where id = ?", job)));
            if (Portal.wire().disarm()) cuts++;
            boolean done = Portal.<String>value("select status from job where id = ?", job).equals("done");
            long sites = Portal.value("select count(*) from carpool_site where id_lieu = '48198-C-961'");
            long told = Portal.value("select count(*) from carpool_site_history h join carpool_site s on s.id = h.site_id where s.id_lieu = '48198-C-961'");
            assertThat(List.of(sites, told)).as("cut before statement %d, done: %s", n, done).isEqualTo(done ? List.of(1L, 1L) : List.of(0L, 0L));
            forget();
        }
        assertThat(cuts).isGreaterThanOrEqualTo(4);
    }
}
