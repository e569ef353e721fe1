package fr.maillage.carpool.photo.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a photo: its pixels, upright, and nothing else. */
class PhotoTest {
    private static byte[] file(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // the upper left quarter is red, the rest is blue
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, (x < width / 2 && y < height / 2 ? Color.RED : Color.BLUE).getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG with an EXIF part: a way up, and a place that nobody is to know. */
    private static byte[] held(byte[] jpeg, int orientation, boolean little) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        byte[] tiff = little ? new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0}
                : new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
        byte[] secret = "GPS 44.5301 3.4902 Jean Untel".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + tiff.length + secret.length;
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff);
        out.write(secret);
        out.write(jpeg, 2, jpeg.length - 2);
        out.write("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static boolean red(BufferedImage image, double x, double y) {
        Color colour = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        return colour.getRed() > 150 && colour.getBlue() < 100;
    }

    /** Where the red quarter, upper left in the file, stands once the photo is upright. */
    @ParameterizedTest
    @CsvSource({"1,400,200,0.25,0.25", "2,400,200,0.75,0.25", "3,400,200,0.75,0.75", "4,400,200,0.25,0.75", "5,200,400,0.25,0.25", "6,200,400,0.75,0.25", "7,200,400,0.75,0.75", "8,200,400,0.25,0.75"})
    void aPhotoStandsUprightAndTellsNothing(int orientation, int width, int height, double x, double y) throws IOException {
        for (boolean little : new boolean[] {true, false}) {
            byte[] sent = held(file(400, 200, "jpeg"), orientation, little);
            assertThat(Photo.orientation(sent)).isEqualTo(orientation);
            Photo photo = Photo.of(sent).orElseThrow();
            assertThat(new int[] {photo.width(), photo.height()}).containsExactly(width, height);
            String bytes = new String(photo.jpeg(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("Exif", "GPS", "Jean Untel", "<script>");
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
            for (double[] corner : new double[][] {{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75}})
                assertThat(red(drawn, corner[0], corner[1])).as("%s at %s,%s", orientation, corner[0], corner[1]).isEqualTo(corner[0] == x && corner[1] == y);
        }
    }

    @Test
    void aLargePhotoIsMadeSmallAndAPngIsTakenToo() throws IOException {
        Photo large = Photo.of(file(5000, 2500, "jpeg")).orElseThrow();
        assertThat(large.width()).isEqualTo(Photo.SIDE);
        assertThat(large.height()).isEqualTo(Photo.SIDE / 2);
        assertThat(Photo.of(file(300, 100, "png")).orElseThrow().width()).isEqualTo(300);
    }

    @Test
    void whatIsNoPhotoIsRefused() throws IOException {
        assertThat(Photo.of(new byte[0])).isEmpty();
        assertThat(Photo.of("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Photo.of("GIF89a............".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        byte[] jpeg = file(400, 200, "jpeg");
        assertThat(Photo.of(java.util.Arrays.copyOf(jpeg, 60))).isEmpty();
        // a file that claims 60,000 by 60,000 pixels
        byte[] bomb = file(300, 100, "png");
        bomb[18] = (byte) 0xEA;
        bomb[22] = (byte) 0xEA;
        assertThat(Photo.of(bomb)).isEmpty();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = jpeg.clone();
            for (int j = 0; j < 10; j++) damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt();
            Photo.of(damaged).ifPresent(photo -> assertThat(Math.max(photo.width(), photo.height())).isLessThanOrEqualTo(Photo.SIDE));
        }
    }
}
