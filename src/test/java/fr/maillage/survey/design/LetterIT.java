package fr.maillage.survey.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.maillage.print.PdfFile;
import fr.maillage.survey.SurveyMaker;
import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

/** Letters with access codes, from the back office to the person who opens one. */
class LetterIT extends PortalTest {
    private static final Pattern CODE = Pattern.compile("[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}");

    private static SurveyMaker draft() {
        return SurveyMaker.draft("mende", "anonymous").ask("single", Map.of("text", "Oui ?", "options", "Oui\nNon", "required", "true")).from("code");
    }

    private static Answer letters(SurveyMaker survey, int count) {
        return survey.councillor().submit(survey.staffPath() + "/codes", "/codes/lettres", Map.of("letters", String.valueOf(count)));
    }

    private static String code(String page) {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).as(page).isTrue();
        return code.group();
    }

    private static String photographed(PdfFile file, int page) {
        return file.read(document -> {
            PDResources resources = document.getPage(page - 1).getResources();
            for (COSName name : resources.getXObjectNames()) {
                if (!(resources.getXObject(name) instanceof PDImageXObject image)) continue;
                BufferedImage picture = image.getImage();
                int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
                try {
                    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)))).getText();
                } catch (com.google.zxing.ReaderException e) {
                    throw new AssertionError("the square cannot be read", e);
                }
            }
            return null;
        });
    }

    @Test
    void letterIsReadAloudPhotographedAndOpensTheSurveyOnce() throws Exception {
        SurveyMaker survey = draft();
        Answer sent = letters(survey, 3);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        assertThat(sent.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
        Files.createDirectories(Path.of("target/print"));
        Files.write(Path.of("target/print/invitation.pdf"), sent.bytes());
        PdfFile file = new PdfFile(sent.bytes());
        file.mustBeAccessible();
        assertThat(file.language()).isEqualTo("fr");
        assertThat(file.pages()).isEqualTo(3);
        List<String> codes = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            codes.add(code(file.page(page)));
            assertThat(file.page(page)).contains("Madame, Monsieur,", "lettre " + page + " sur 3", "Ce code sert une fois.");
            assertThat(photographed(file, page)).endsWith(survey.publicPath() + "/repondre#" + codes.get(page - 1));
        }
        assertThat(codes).doesNotHaveDuplicates();
        survey.published();
        Visit visit = Visit.nobody();
        assertThat(visit.submit(survey.publicPath() + "/repondre", "/repondre", Map.of("code", codes.get(1))).status()).isEqualTo(200);
        assertThat(Portal.sql("select scheme::int, length(code_hash) from access_code where survey_id = ?::uuid", survey.id())).containsOnly(List.of(2, 32));
        String everything = Portal.sql("select t::text from access_code t where survey_id = ?::uuid", survey.id()).toString();
        codes.forEach(code -> assertThat(everything).doesNotContain(code.substring(6, 11)));
        assertThat(Portal.<String>value("select detail::text from audit_log where action = 'survey.codes.letters' and object = ?", survey.id())).contains("\"count\": 3");
    }

    @Test
    void sameFormSentTwiceMakesTheSameLettersAndMoreThanAHundredComeInParts() throws Exception {
        SurveyMaker survey = draft();
        Answer page = survey.councillor().page(survey.staffPath() + "/codes");
        List<List<String>> twice = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            Answer zip = survey.councillor().submit(page, "/codes/lettres", Map.of("letters", "103"));
            assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
            List<String> codes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
                for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                    names.add(part.getName().replaceFirst(".*(?=-\\d{4}-\\d{4})", ""));
                    PdfFile file = new PdfFile(parts.readAllBytes());
                    for (int i = 1; i <= file.pages(); i++) codes.add(code(file.page(i)));
                }
            }
            assertThat(names).containsExactly("-0001-0100.pdf", "-0101-0103.pdf");
            assertThat(codes).hasSize(103).doesNotHaveDuplicates();
            twice.add(codes);
        }
        assertThat(twice.get(1)).isEqualTo(twice.get(0));
        assertThat(Portal.<Long>value("select count(*) from access_code where survey_id = ?::uuid", survey.id())).isEqualTo(103);
        assertThat(Portal.<Long>value("select count(*) from audit_log where action = 'survey.codes.letters' and object = ?", survey.id())).isEqualTo(1);

        Answer shown = survey.councillor().page(survey.staffPath() + "/codes");
        assertThat(shown.html().select("tbody th").text()).matches("\\d{4}-\\d\\d-\\d\\d-[0-9A-F]{4}");
        assertThat(survey.councillor().submit(shown, "/annuler-lot", Map.of()).status()).isEqualTo(303);
        assertThat(Portal.<Long>value("select count(*) from access_code where survey_id = ?::uuid", survey.id())).isZero();
    }

    @Test
    void numberOfLettersIsAskedForAndBounded() {
        SurveyMaker survey = draft();
        assertThat(survey.councillor().submit(survey.staffPath() + "/codes", "/codes/lettres", Map.of()).html().select("#e-letters").text()).contains("Indiquez un nombre");
        assertThat(letters(survey, 5001).status()).isEqualTo(422);
        assertThat(letters(survey, 0).status()).isEqualTo(422);
        survey.published().step("clore");
        assertThat(survey.councillor().page(survey.staffPath() + "/codes").html().select("form[action$=/codes/lettres]")).isEmpty();
    }

    @Test
    void codesMadeBeforeArgon2idStayValid() throws Exception {
        SurveyMaker survey = draft();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(Portal.<String>value("select value from install where key = 'secret'")), "HmacSHA256"));
        for (String part : List.of("access-code", survey.id(), "K7F3M", "T9QX4BWD2E")) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            mac.update(bytes);
        }
        Portal.sql("insert into access_code (survey_id, identifier, code_hash) values (?::uuid, 'K7F3M', ?)", survey.id(), mac.doFinal());
        survey.published();
        Visit visit = Visit.nobody();
        assertThat(visit.submit(survey.publicPath() + "/repondre", "/repondre", Map.of("code", "K7F3M-T9QX4-BWD2F")).status()).isEqualTo(422);
        Answer page = visit.submit(survey.publicPath() + "/repondre", "/repondre", Map.of("code", "K7F3M-T9QX4-BWD2E"));
        assertThat(page.status()).isEqualTo(200);
        Answer review = visit.submit(page, "/repondre", Map.of("q1", "a"));
        assertThat(visit.submit(review, survey.publicPath(), Map.of()).status()).isEqualTo(303);
    }
}
