package fr.maillage.survey.scan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.paper.entity.Layout;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;

/** Forms printed by the portal, ticked, scanned and sent back to it. */
class ScanIT extends PortalTest {
    private static final String HERE = "mende";

    private static Visit agent() {
        return Visit.as("agent@" + HERE + ".demo");
    }

    private static SurveyMaker survey() {
        return SurveyMaker.draft(HERE, "anonymous").ask("single", Map.of("text", "Venez-vous au marché ?", "options", "Oui\nNon\nParfois", "required", "true"))
                .ask("multiple", Map.of("text", "Quels produits ?", "options", "Pain\nFruits\nBois")).ask("short_text", Map.of("text", "Votre quartier")).from("open").published();
    }

    private static byte[] forms(SurveyMaker survey, int copies) {
        assertThat(agent().submit(survey.staffPath() + "/papier", "/impression", Map.of("copies", String.valueOf(copies))).status()).isEqualTo(303);
        return agent().get(survey.staffPath() + "/papier/questionnaires.pdf?de=1&a=" + copies).bytes();
    }

    private static Layout.Box box(SurveyMaker survey, String field, String value) {
        String layout = Portal.<Object>value("select layout from paper_layout where survey_id = ?::uuid", survey.id()).toString();
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(layout))) {
            for (var box : reader.readObject().getJsonArray("boxes").getValuesAs(jakarta.json.JsonArray.class)) {
                if (box.getString(1).equals(field) && box.getString(2).equals(value))
                    return new Layout.Box(box.getString(0), field, value, box.getBoolean(3), box.getInt(4), box.getJsonNumber(5).doubleValue(), box.getJsonNumber(6).doubleValue(),
                            box.getJsonNumber(7).doubleValue(), box.getJsonNumber(8).doubleValue());
            }
        }
        throw new AssertionError("no box " + field + " " + value);
    }

    /** The page of a form on which these boxes stand; every form has as many pages. */
    private static Sheet sheet(byte[] printed, int copies, int form) {
        int each = new PdfFile(printed).pages() / copies;
        return Sheet.printed(printed, (form - 1) * each + 1, 150);
    }

    /** As a scanner saves several pages. */
    private static byte[] pdf(List<BufferedImage> pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (BufferedImage image : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(JPEGFactory.createFromImage(document, image, 0.85f), 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Answer report(SurveyMaker survey, byte[] file) {
        Answer sent = agent().upload(survey.staffPath() + "/papier/numerisation", "/numerisation", "scan", "scan.pdf", file, Map.of());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(303);
        String job = sent.location().replaceFirst(".*/", "");
        Portal.await("the file is read", Duration.ofMinutes(2), () -> List.of("done", "failed").contains(Portal.<String>value("select status from job where id = ?::uuid", job)));
        assertThat(Portal.<String>value("select status || coalesce(message, '') from job where id = ?::uuid", job)).isEqualTo("done");
        return agent().page(agent().follow(sent).html().selectFirst("a[href*=rapport]").attr("href"));
    }

    @Test
    void scannedFormsAreReadConfirmedAndForgotten() throws IOException {
        SurveyMaker survey = survey();
        byte[] printed = forms(survey, 3);
        Random random = new Random(4);
        List<BufferedImage> pages = new ArrayList<>();
        pages.add(sheet(printed, 3, 2).cross(box(survey, "q1", "b"), random, 0.5, 30).cross(box(survey, "q2", "a"), random, 0.5, 30).cross(box(survey, "q2", "c"), random, 0.5, 30)
                .scanned(1.3, 0.99, 6, 1, random));
        // two boxes where one may be: nobody guesses
        pages.add(sheet(printed, 3, 3).cross(box(survey, "q1", "a"), random, 0.5, 30).cross(box(survey, "q1", "c"), random, 0.5, 30).scanned(-1, 1, 6, 1, random));
        pages.add(Sheet.printed(printed, 1, 150).without(0, 0, 210, 297).scanned());
        Answer report = report(survey, pdf(pages));
        assertThat(report.html().text()).contains("Pages lues : 3", "Questionnaires à confirmer : 2", "Cette page est blanche");
        assertThat(Portal.<Long>value("select count(*) from answer where survey_id = ?::uuid", survey.id())).as("nothing without an agent's word").isZero();

        Answer sheet = agent().page(survey.staffPath() + "/papier/numerisation/2");
        assertThat(sheet.html().select("input[name=q1][checked]").eachAttr("value")).containsExactly("b");
        assertThat(sheet.html().select("input[name=q2][checked]").eachAttr("value")).containsExactly("a", "c");
        assertThat(sheet.html().select(".key-question--doubt")).isEmpty();
        String crop = sheet.html().selectFirst("img.key-question__crop").attr("src");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(agent().get(crop).bytes()))).as("the handwriting beside its field").isNotNull();
        Answer accepted = agent().submit(sheet, "/numerisation/2", Map.of("q3", "Vabre"));
        assertThat(accepted.location()).as("the next one waits").endsWith("/numerisation/3");
        assertThat(Portal.sql("select channel, body->>'q1', body->>'q3' from answer where survey_id = ?::uuid", survey.id())).containsExactly(List.of("PAPER", "b", "Vabre"));
        assertThat(agent().get(crop).status()).as("pictures are gone").isEqualTo(404);

        Answer doubtful = agent().follow(accepted);
        assertThat(doubtful.html().select("input[name=q1][checked]")).isEmpty();
        assertThat(doubtful.html().select(".key-question--doubt")).hasSize(1);
        assertThat(agent().submit(doubtful, "/numerisation/3", Map.of()).status()).as("an agent has to choose").isEqualTo(422);
        assertThat(agent().submit(doubtful, "/numerisation/3", Map.of("q1", "c")).status()).isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from paper_crop where survey_id = ?::uuid", survey.id())).isZero();

        Answer again = report(survey, pdf(pages.subList(0, 1)));
        assertThat(again.html().text()).contains("a déjà été saisi", new FormNumber(UUID.fromString(survey.id()), 2).toString());
    }

    @Test
    void readingStopsWhenItsAgentAsksAndKeepsNothing() throws IOException {
        SurveyMaker survey = survey();
        byte[] printed = forms(survey, 1);
        BufferedImage page = sheet(printed, 1, 1).cross(box(survey, "q1", "b"), new Random(2), 0.5, 30).scanned();
        byte[] file = pdf(java.util.Collections.nCopies(60, page));
        Answer sent = Visit.as("elu@mende.demo").upload(survey.staffPath() + "/papier/numerisation", "/numerisation", "scan", "scan.pdf", file, Map.of());
        String job = sent.location().replaceFirst(".*/", "");
        Portal.await("some pages are read", Duration.ofMinutes(2), () -> Portal.<Long>value("select progress from job where id = ?::uuid", job) >= 1);
        Answer shown = agent().follow(sent);
        assertThat(shown.html().select("form[action$=/arret]")).as(shown.toString()).isNotEmpty();
        assertThat(Visit.as("moderation@mende.demo").page(sent.location()).html().select("form[action$=/arret]")).isEmpty();
        // who sent the file may stop it, twice if they like
        Visit councillor = Visit.as("elu@mende.demo");
        Answer theirs = councillor.follow(sent);
        assertThat(councillor.submit(theirs, "/arret", Map.of()).status()).isEqualTo(303);
        assertThat(councillor.submit(theirs, "/arret", Map.of()).status()).isEqualTo(303);
        Portal.await("the job ends", Duration.ofMinutes(1), () -> Portal.<Object>value("select ended_at from job where id = ?::uuid", job) != null);
        assertThat(Portal.sql("select status, payload is null, report is null from job where id = ?::uuid", job)).containsExactly(List.of("cancelled", true, true));
        assertThat(Portal.<Long>value("select count(*) from paper_sheet where survey_id = ?::uuid", survey.id())).isZero();
        assertThat(Portal.<Long>value("select count(*) from paper_crop where survey_id = ?::uuid", survey.id())).isZero();
        assertThat(agent().follow(sent).html().text()).contains("arrêté à votre demande");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page, "png", png);
        assertThat(report(survey, png.toByteArray()).html().text()).as("sent again, it is read").contains("Un questionnaire est à confirmer");
    }

    @Test
    void pagesOfOtherSurveysAndOtherPortalsAreSaid() throws IOException {
        SurveyMaker survey = survey();
        forms(survey, 1);
        SurveyMaker other = survey();
        byte[] printed = forms(other, 1);
        BufferedImage theirs = Sheet.printed(printed, 1, 150).scanned();
        BufferedImage torn = Sheet.printed(printed, 1, 150).without(0, 265, 30, 32).scanned();
        Answer report = report(survey, pdf(List.of(theirs, torn)));
        assertThat(report.html().text()).contains("Cette page vient d’une autre enquête", "Les quatre repères noirs");
        assertThat(Portal.<Long>value("select count(*) from paper_sheet where survey_id = ?::uuid", survey.id())).isZero();
        Portal.sql("update paper_layout set wording = '\\x00' where survey_id = ?::uuid", other.id());
        assertThat(report(other, pdf(List.of(theirs))).html().text()).contains("imprimé avec d’autres questions");
        Portal.sql("delete from paper_layout where survey_id = ?::uuid", other.id());
        assertThat(report(other, pdf(List.of(theirs))).html().text()).contains("que ce portail n’a pas imprimé");
    }

    @Test
    void whatIsNoScanIsRefusedWithWords() {
        SurveyMaker survey = survey();
        forms(survey, 1);
        String page = survey.staffPath() + "/papier/numerisation";
        Answer refused = agent().upload(page, "/numerisation", "scan", "scan.pdf", "MZ je suis un programme".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().text()).contains("ni un PDF ni une image");
        assertThat(agent().upload(page, "/numerisation", "scan", "vide.pdf", new byte[0], Map.of()).status()).isEqualTo(422);
        assertThat(report(survey, "%PDF-1.7 et puis plus rien".getBytes(StandardCharsets.UTF_8)).html().text()).contains("Ce fichier est abîmé");
    }

    @Test
    void onlyTheStaffSendsScans() throws IOException {
        SurveyMaker survey = survey();
        forms(survey, 1);
        String target = survey.staffPath() + "/papier/numerisation";
        for (String who : new String[] {"habitant@mende.demo", "acteur@mende.demo", "moderation@mende.demo", "agent@thomery.demo"}) {
            Visit visit = Visit.as(who);
            String token = visit.page("/compte").html().select("input[name=_form]").first().attr("value");
            assertThat(visit.sendParts(target + "?_form=" + token, Map.of("scan", "x"), new byte[0]).status()).as(who).isEqualTo(403);
        }
        Visit nobody = Visit.nobody();
        String token = nobody.page("/compte/connexion").html().select("input[name=_form]").first().attr("value");
        assertThat(nobody.sendParts(target + "?_form=" + token, Map.of("scan", "x"), new byte[0]).status()).isIn(303, 401, 403);
    }

    @Test
    void sheetThatIsPutAsideIsKeyedFromThePaper() throws IOException {
        SurveyMaker survey = survey();
        byte[] printed = forms(survey, 1);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(Sheet.printed(printed, 1, 150).cross(box(survey, "q1", "a"), new Random(1), 0.5, 20).scanned(), "png", png);
        assertThat(report(survey, png.toByteArray()).html().text()).contains("Un questionnaire est à confirmer");
        assertThat(agent().submit(survey.staffPath() + "/papier/numerisation/1", "/ecarter", Map.of()).status()).isEqualTo(303);
        assertThat(agent().page(survey.staffPath() + "/papier/numerisation/1").status()).isEqualTo(404);
        assertThat(Portal.<Long>value("select count(*) from paper_crop where survey_id = ?::uuid", survey.id())).isZero();
    }
}
