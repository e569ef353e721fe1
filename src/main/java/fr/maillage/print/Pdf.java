package fr.maillage.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * XHTML to PDF, tagged (PDF/UA-1, ISO 14289-1): headings, lists, tables, the language and the title reach a screen reader; fonts are embedded.
 * A document is held in memory while it is made: a few hundred pages at a time. Nothing outside the text is read, not even a file.
 */
public final class Pdf {
    /** The portal's own letter first; Liberation Sans (in PDFBox) has the signs that it lacks. */
    private static final String FALLBACK = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
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
        if (!xhtml.contains("<head>")) throw new IllegalArgumentException("a page for paper has a plain <head>");
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xhtml.replaceFirst("<head>", "<head><style>" + PAPER.replace("$", "\\$") + "</style>"), "about:blank");
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
        builder.run();
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
