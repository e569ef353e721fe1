package fr.maillage.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static final String ADDRESS = "https://maillage.lozere.example/mende/enquetes/vos-besoins?code=K7F3M-T9QX4-BWD2E";

    private static PdfFile pdf(String body) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write("<!DOCTYPE html><html lang=\"fr\"><head><title>Vos besoins</title></head><body>" + body + "</body></html>", out);
        return new PdfFile(out.toByteArray());
    }

    @Test
    void letterWithAQrCodeIsReadByAScreenReader() throws Exception {
        PdfFile file = pdf("<div class=\"page\"><h1>Votre avis compte</h1><p>Jusqu’au 12\u00a0mars, à 18\u202fh\u00a0: œuvres, « ici », naïveté — 5\u202f000\u00a0€.</p>"
                + "<p><img alt=\"Code à photographier\" style=\"width:30mm\" src=\"" + QrCode.of(ADDRESS).png() + "\"/></p>"
                + "<ul><li>Un</li><li>Deux</li></ul><table><thead><tr><th>Jour</th><th>Heure</th></tr></thead><tbody><tr><td>Lundi</td><td>9 h</td></tr></tbody></table>"
                + "<p><a href=\"https://example.org/\" title=\"Le site\">example.org</a></p></div><div class=\"page\"><h1>Deuxième lettre</h1><p>→ Αθήνα</p></div>");
        file.mustBeAccessible();
        assertThat(file.pages()).isEqualTo(2);
        assertThat(file.title()).isEqualTo("Vos besoins");
        assertThat(file.language()).isEqualTo("fr");
        assertThat(file.page(1)).contains("Votre avis compte", "œuvres, « ici », naïveté").doesNotContain("Deuxième", "?");
        assertThat(file.page(2)).contains("Deuxième lettre", "→ Αθήνα");
        Files.createDirectories(Path.of("target/print"));
        file.read(document -> {
            document.save(Path.of("target/print/letter.pdf").toFile());
            return null;
        });
    }

    @Test
    void imageWithoutWordsIsFoundByTheSameCheck() throws Exception {
        assertThat(pdf("<h1>Un</h1><p><img src=\"" + QrCode.of("x").png() + "\"/></p>").faults()).isNotEmpty();
    }

    @Test
    void nothingOutsideTheTextIsRead() throws Exception {
        Path secret = Files.writeString(Path.of("target/secret.css"), "h1:after { content: 'LEAK' }");
        PdfFile file = pdf("<style>@import url('" + secret.toUri() + "');</style><h1>Un</h1><p><img alt=\"rien\" src=\"" + secret.toUri() + "\"/></p>");
        assertThat(file.text()).doesNotContain("LEAK");
    }

    @Test
    void textThatIsNoXhtmlIsRefused() {
        assertThatThrownBy(() -> pdf("<p>jamais fermé")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Pdf.write("<p>sans tête</p>", new ByteArrayOutputStream())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void qrCodeSaysItsTextToAReader() throws Exception {
        for (String text : new String[] {ADDRESS, "é", "x".repeat(2300)}) {
            byte[] png = Base64.getDecoder().decode(QrCode.of(text).png().replaceFirst(".*,", ""));
            assertThat(read(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(text);
        }
        assertThatThrownBy(() -> QrCode.of("x".repeat(3000))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText();
    }

    @Test
    void pathOfAQrCodeCoversItsDarkModulesAndNoOther() {
        QrCode code = QrCode.of("K7F3M");
        boolean[][] drawn = new boolean[code.size()][code.size()];
        for (String run : code.path().split("(?=M)")) {
            String[] numbers = run.replaceAll("[^0-9]+", " ").strip().split(" ");
            for (int i = 0; i < Integer.parseInt(numbers[2]); i++) drawn[Integer.parseInt(numbers[1])][Integer.parseInt(numbers[0]) + i] = true;
        }
        for (int y = 0; y < code.size(); y++) for (int x = 0; x < code.size(); x++) assertThat(drawn[y][x]).isEqualTo(code.dark(x, y));
        assertThat(ADDRESS.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2331);
    }
}
