package fr.maillage.survey.respond.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.respond.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BarePictureTest {
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static void samePixels(byte[] one, byte[] other) throws IOException {
        BufferedImage a = read(one);
        BufferedImage b = read(other);
        assertThat(b.getWidth()).isEqualTo(a.getWidth());
        for (int x = 0; x < a.getWidth(); x++) for (int y = 0; y < a.getHeight(); y++) assertThat(b.getRGB(x, y)).isEqualTo(a.getRGB(x, y));
    }

    @Test
    void photoLosesPlaceHourOwnerPreviewAndWhatFollowsItsEnd() throws IOException {
        for (boolean little : new boolean[] {true, false}) {
            byte[] photo = Pictures.photo(6, little);
            assertThat(text(photo)).contains("Exif", "GPS 44.5182", "Camille", "2027:03:12", "ftypmp42");
            byte[] bare = BarePicture.jpeg(photo).orElseThrow();
            assertThat(text(bare)).doesNotContain("GPS", "Camille", "2027", "ftyp", "http://ns.adobe.com");
            samePixels(photo, bare);
            // and still stands the right way up
            assertThat(text(bare)).contains("Exif\0\0MM\0*\0\0\0\b\0\1\1\u0012\0\3\0\0\0\1\0\6\0\0");
            assertThat(BarePicture.jpeg(bare)).as("nothing more to lose").get().isEqualTo(bare);
        }
        assertThat(text(BarePicture.jpeg(Pictures.photo(1, true)).orElseThrow())).doesNotContain("Exif");
    }

    @Test
    void drawingLosesItsWordsAndKeepsItsPixels() throws IOException {
        byte[] drawing = Pictures.drawing();
        assertThat(text(drawing)).contains("Camille");
        byte[] bare = BarePicture.png(drawing).orElseThrow();
        assertThat(text(bare)).doesNotContain("Camille", "<script>");
        samePixels(drawing, bare);
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsNone() throws IOException {
        byte[] photo = Pictures.photo(1, true);
        byte[] drawing = Pictures.drawing();
        assertThat(BarePicture.jpeg(Arrays.copyOf(photo, 40))).isEmpty();
        assertThat(BarePicture.png(Arrays.copyOf(drawing, drawing.length / 2))).isEmpty();
        assertThat(FileKind.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes())).isEmpty();
        assertThat(FileKind.of("<!DOCTYPE html>".getBytes())).isEmpty();
        // whatever the bytes, an answer and no exception
        Random random = new Random(7);
        for (int n = 0; n < 3000; n++) {
            byte[] torn = (n % 2 == 0 ? photo : drawing).clone();
            for (int hits = 0; hits < 4; hits++) torn[2 + random.nextInt(torn.length - 2)] = (byte) random.nextInt(256);
            BarePicture.jpeg(torn);
            BarePicture.png(torn);
        }
    }

    @Test
    void nameEndsAsItsKindDoes() {
        assertThat(FileKind.PDF.named("facture.PDF")).isEqualTo("facture.PDF");
        assertThat(FileKind.PDF.named("facture.html")).isEqualTo("facture.html.pdf");
        assertThat(FileKind.JPEG.named("photo.jpeg")).isEqualTo("photo.jpeg");
    }
}
