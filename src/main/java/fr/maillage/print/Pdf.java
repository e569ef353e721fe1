package fr.maillage.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * XHTML to PDF, tagged (PDF/UA-1, ISO 14289-1): headings, lists, tables, the language and the title reach a screen reader; fonts are embedded.
 * A document is held in memory while it is made: a few hundred pages at a time. Nothing outside the text is read, not even a file.
 */
public final class Pdf {
    /** The portal's own letter first; Liberation Sans (in PDFBox) has the signs that it lacks. */
    private static final String FALLBACK = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    static final double POINTS_A_MM = 72 / 25.4;
    private static final double A4_HEIGHT_MM = 297;
    private static final String PAPER = text("paper.css");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {
    }

    /**
     * Writes and leaves the stream open.
     *
     * @param xhtml well-formed, with {@code <title>} and {@code <html lang>}
     * @throws IOException when the stream can't be written
     */
    public static void write(String xhtml, OutputStream out) throws IOException {
        builder(xhtml, out).run();
    }

    /**
     * The same, and where the elements stand whose id fits.
     *
     * @param ids of elements that are blocks or inline blocks
     */
    public static Laid lay(String xhtml, Pattern ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder(xhtml, out).buildPdfRenderer()) {
            renderer.layout();
            // the pages are known from here on; drawing them would close the document
            renderer.getOutputDevice().setRoot(renderer.getRootBox());
            List<Spot> spots = renderer.findPagePositionsByID(ids).stream().map(Pdf::spot).toList();
            int pages = renderer.getRootBox().getLayer().getPages().size();
            renderer.createPDF();
            return new Laid(out.toByteArray(), pages, spots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document and the places in it that were asked for. */
    public record Laid(byte[] pdf, int pages, List<Spot> spots) {
    }

    private static Spot spot(PagePosition<Box> found) {
        // counted from the lower edge of the page, in points
        double top = A4_HEIGHT_MM - (found.getY() + found.getHeight()) / POINTS_A_MM;
        return new Spot(found.getId(), found.getPageNo() + 1, found.getX() / POINTS_A_MM, top, found.getWidth() / POINTS_A_MM, found.getHeight() / POINTS_A_MM);
    }

    private static PdfRendererBuilder builder(String xhtml, OutputStream out) {
        if (!xhtml.contains("<head>")) throw new IllegalArgumentException("a page for paper has a plain <head>");
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xml(xhtml).replaceFirst("<head>", "<head><style>" + PAPER.replace("$", "\\$") + "</style>"), "about:blank");
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        builder.useExternalResourceAccessControl((uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useFont(() -> resource("/print/atkinson-hyperlegible-regular.ttf"), "Atkinson Hyperlegible", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> resource("/print/atkinson-hyperlegible-bold.ttf"), "Atkinson Hyperlegible", 700, FontStyle.NORMAL, true);
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FALLBACK), "Liberation Sans", 400, FontStyle.NORMAL, true);
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Maillage");
        builder.useReplacementText("?");
        builder.toStream(out);
        return builder;
    }

    /** Without the signs that XML 1.0 has no place for: a text that people typed may hold some. */
    private static String xml(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(sign -> sign == '\t' || sign == '\n' || sign == '\r' || sign >= 0x20 && sign < 0xD800 || sign >= 0xE000 && sign <= 0xFFFD || sign >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static InputStream resource(String name) {
        return Pdf.class.getResourceAsStream(name);
    }

    private static String text(String name) {
        try (InputStream in = resource("/print/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
