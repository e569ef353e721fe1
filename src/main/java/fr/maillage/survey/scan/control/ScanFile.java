package fr.maillage.survey.scan.control;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of an uploaded file: a PDF, a TIFF of several pages, a JPEG or a PNG; told by their first bytes, never by their name. */
public final class ScanFile {
    public static final int PAGES_MOST = 200;
    /** Pixels of one picture at most: an A3 page at 600 dpi has 70 millions. */
    private static final long PIXELS_MOST = 80_000_000;
    /** Longest side of a picture as it is read: an A4 page at 240 dpi. */
    static final int LONGEST = 2800;

    private ScanFile() {
    }

    /** Takes one page; {@code number} from 1. */
    @FunctionalInterface
    public interface Sink {
        void page(int number, int pages, BufferedImage image);
    }

    /** A file that can't be read; the reason is the end of a message key. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }
    }

    /** Whether the first bytes are those of a kind of file that is read. */
    public static boolean known(byte[] file) {
        return pdf(file) || starts(file, 0x89, 'P', 'N', 'G') || starts(file, 0xff, 0xd8, 0xff) || starts(file, 'I', 'I', 42, 0) || starts(file, 'M', 'M', 0, 42);
    }

    private static boolean pdf(byte[] file) {
        return starts(file, '%', 'P', 'D', 'F', '-');
    }

    private static boolean starts(byte[] file, int... with) {
        if (file.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((file[i] & 0xff) != with[i]) return false;
        return true;
    }

    /** Gives every page to the sink, one at a time. */
    public static void read(byte[] file, Sink sink) throws Unreadable {
        try {
            if (pdf(file)) pdf(file, sink);
            else if (known(file)) images(file, sink);
            else throw new Unreadable("kind");
        } catch (InvalidPasswordException locked) {
            throw new Unreadable("locked");
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | ClassCastException broken) {
            throw new Unreadable("broken");
        }
    }

    private static void pdf(byte[] file, Sink sink) throws IOException, Unreadable {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            if (pages > PAGES_MOST) throw new Unreadable("pages");
            if (pages == 0) throw new Unreadable("broken");
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            for (int i = 0; i < pages; i++) {
                PDPage page = document.getPage(i);
                bounded(page);
                float longest = Math.max(page.getCropBox().getWidth(), page.getCropBox().getHeight());
                if (!(longest > 0)) throw new Unreadable("broken");
                // never larger than 240 dpi on A4, however large the page says it is
                sink.page(i + 1, pages, renderer.renderImage(i, Math.min(240f / 72, LONGEST / longest), ImageType.GRAY));
            }
        }
    }

    /** Refuses a page whose pictures would not fit into memory, before any is decoded. */
    private static void bounded(PDPage page) throws IOException, Unreadable {
        if (page.getResources() == null) return;
        for (COSName name : page.getResources().getXObjectNames()) {
            if (!page.getResources().isImageXObject(name)) continue;
            PDXObject object = page.getResources().getXObject(name);
            if (object instanceof PDImageXObject image && (long) image.getWidth() * image.getHeight() > PIXELS_MOST) throw new Unreadable("pixels");
        }
    }

    private static void images(byte[] file, Sink sink) throws IOException, Unreadable {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new Unreadable("broken");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                int pages = reader.getNumImages(true);
                if (pages > PAGES_MOST) throw new Unreadable("pages");
                for (int i = 0; i < pages; i++) sink.page(i + 1, pages, image(reader, i));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage image(ImageReader reader, int at) throws IOException, Unreadable {
        int width = reader.getWidth(at);
        int height = reader.getHeight(at);
        if ((long) width * height > PIXELS_MOST) throw new Unreadable("pixels");
        ImageReadParam half = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / LONGEST);
        half.setSourceSubsampling(step, step, 0, 0);
        return reader.read(at, half);
    }
}
