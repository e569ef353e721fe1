package fr.maillage.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws on every page of a finished PDF what is no part of its text: marks, numbers of pages. A screen reader passes over it (artifacts). */
public final class Overlay {
    private final PDPageContentStream content;
    private final PDFont font;
    private final float height;

    private Overlay(PDPageContentStream content, PDFont font, float height) {
        this.content = content;
        this.font = font;
        this.height = height;
    }

    /** What is drawn on one page. */
    @FunctionalInterface
    public interface Drawing {
        /**
         * @param number from 1
         * @param pages  in all
         */
        void on(Overlay page, int number, int pages);
    }

    public static byte[] draw(byte[] pdf, Drawing drawing) {
        try (PDDocument document = Loader.loadPDF(pdf); InputStream letters = Overlay.class.getResourceAsStream("/print/atkinson-hyperlegible-regular.ttf")) {
            PDFont font = PDType0Font.load(document, letters, true);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                PDPage page = document.getPage(i);
                try (PDPageContentStream content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                    content.beginMarkedContent(COSName.ARTIFACT);
                    drawing.on(new Overlay(content, font, page.getMediaBox().getHeight()), i + 1, document.getNumberOfPages());
                    content.endMarkedContent();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A black rectangle, in millimetres from the upper left corner. */
    public void box(double x, double y, double width, double height) {
        try {
            content.setNonStrokingColor(0f);
            content.addRect(points(x), this.height - points(y + height), points(width), points(height));
            content.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line of text.
     *
     * @param x    millimetres from the left, of its beginning; of its end when negative
     * @param y    millimetres from the top, of its foot
     * @param size points
     */
    public void text(double x, double y, float size, String words) {
        try {
            String said = drawable(words);
            float from = points(Math.abs(x)) - (x < 0 ? font.getStringWidth(said) / 1000 * size : 0);
            content.setNonStrokingColor(0f);
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(from, height - points(y));
            content.showText(said);
            content.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs that the font lacks become question marks, as in the text itself. */
    private String drawable(String words) throws IOException {
        StringBuilder drawable = new StringBuilder();
        for (int sign : words.codePoints().toArray()) {
            String one = new String(Character.toChars(sign));
            try {
                font.encode(one);
                drawable.append(one);
            } catch (IllegalArgumentException lacking) {
                drawable.append('?');
            }
        }
        return drawable.toString();
    }

    /** A QR code with its quiet zone in a square of that side, in millimetres. */
    public void code(QrCode code, double x, double y, double side) {
        double module = side / code.size();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                int from = column;
                while (column < code.size() && code.dark(column, row)) column++;
                if (column > from) box(x + from * module, y + row * module, (column - from) * module, module);
            }
        }
    }

    private static float points(double mm) {
        return (float) (mm * Pdf.POINTS_A_MM);
    }
}
