package fr.maillage.survey.scan.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

/** Files as people and scanners send them. */
class ScanFileTest {
    private static List<BufferedImage> pages(byte[] file) throws ScanFile.Unreadable {
        List<BufferedImage> pages = new ArrayList<>();
        ScanFile.read(file, (number, all, image) -> pages.add(image));
        return pages;
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) document.addPage(new PDPage(PDRectangle.A4));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void everyKindOfScanIsRead() throws Exception {
        for (String format : List.of("png", "jpg", "tiff")) assertThat(pages(image(format, 1240, 1754))).as(format).hasSize(1).first().extracting(BufferedImage::getWidth).isEqualTo(1240);
        assertThat(pages(pdf(3))).hasSize(3);
    }

    @Test
    void tiffOfSeveralPagesIsReadPageByPage() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) writer.writeToSequence(new IIOImage(new BufferedImage(100, 140, BufferedImage.TYPE_BYTE_GRAY), null, null), null);
            writer.endWriteSequence();
        }
        assertThat(pages(out.toByteArray())).hasSize(3);
    }

    @Test
    void largePictureIsReducedBeforeItIsKept() throws Exception {
        assertThat(pages(image("png", 6000, 8400)).get(0).getHeight()).isLessThanOrEqualTo(2 * ScanFile.LONGEST);
    }

    @Test
    void bombsAreRefusedBeforeTheyAreDecoded() throws Exception {
        assertThatThrownBy(() -> pages(image("png", 12_000, 7_000))).isInstanceOf(ScanFile.Unreadable.class).hasMessage("pixels");
        assertThatThrownBy(() -> pages(pdf(ScanFile.PAGES_MOST + 1))).hasMessage("pages");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject huge = new PDImageXObject(document, new java.io.ByteArrayInputStream(new byte[10]), org.apache.pdfbox.cos.COSName.FLATE_DECODE, 50_000, 50_000, 8, PDDeviceGray.INSTANCE);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(huge, 0, 0, 100, 100);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThatThrownBy(() -> pages(out.toByteArray())).hasMessage("pixels");
        }
    }

    @Test
    void lockedAndBrokenFilesAreSaid() throws Exception {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.protect(new StandardProtectionPolicy("maire", "secret", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThatThrownBy(() -> pages(out.toByteArray())).hasMessage("locked");
        }
        byte[] png = image("png", 600, 800);
        assertThatThrownBy(() -> pages(Arrays.copyOf(png, 60))).hasMessage("broken");
        assertThatThrownBy(() -> pages("%PDF-1.7 rien".getBytes(StandardCharsets.US_ASCII))).hasMessage("broken");
        assertThatThrownBy(() -> pages("bonjour".getBytes(StandardCharsets.US_ASCII))).hasMessage("kind");
        assertThat(ScanFile.known("GIF89a".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(ScanFile.known(new byte[0])).isFalse();
    }
}
