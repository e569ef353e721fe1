package fr.maillage.survey.scan;

import fr.maillage.survey.paper.entity.Layout;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A printed page in somebody's hands: ticked with a pen, laid askew on the glass, scanned. */
public final class Sheet {
    /** A page is drawn once for all the tests. */
    private static final java.util.Map<java.util.List<Integer>, BufferedImage> DRAWN = new java.util.concurrent.ConcurrentHashMap<>();

    private final BufferedImage image;
    private final double scale;

    private Sheet(BufferedImage image, double scale) {
        this.image = image;
        this.scale = scale;
    }

    /** @param page from 1 */
    public static Sheet printed(byte[] pdf, int page, int dpi) {
        BufferedImage drawn = DRAWN.computeIfAbsent(java.util.List.of(System.identityHashCode(pdf), page, dpi), key -> drawn(pdf, page, dpi));
        BufferedImage grey = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        drawn.copyData(grey.getRaster());
        return new Sheet(grey, dpi / 25.4);
    }

    private static BufferedImage drawn(byte[] pdf, int page, int dpi) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(page - 1, dpi);
            BufferedImage grey = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            grey.createGraphics().drawImage(drawn, 0, 0, null);
            return grey;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Graphics2D pen(double width, int grey) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(grey, grey, grey));
        pen.setStroke(new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return pen;
    }

    private void line(Graphics2D pen, double... mm) {
        GeneralPath path = new GeneralPath();
        path.moveTo(mm[0] * scale, mm[1] * scale);
        for (int i = 2; i < mm.length; i += 2) path.lineTo(mm[i] * scale, mm[i + 1] * scale);
        pen.draw(path);
    }

    /** A cross that does not leave the box, a little different each time. */
    public Sheet cross(Layout.Box box, Random random, double width, int grey) {
        Graphics2D pen = pen(width, grey);
        double in = 0.9 + random.nextDouble() * 0.4;
        double wobble = random.nextDouble() * 0.5;
        line(pen, box.x() + in, box.y() + in + wobble, box.x() + box.width() - in, box.y() + box.height() - in);
        line(pen, box.x() + box.width() - in, box.y() + in, box.x() + in + wobble, box.y() + box.height() - in);
        return this;
    }

    /** A check mark. */
    public Sheet check(Layout.Box box, double width, int grey) {
        line(pen(width, grey), box.x() + 1.1, box.y() + 2.6, box.x() + 2.1, box.y() + 3.8, box.x() + 4, box.y() + 1.2);
        return this;
    }

    /** All of the box blackened. */
    public Sheet blacken(Layout.Box box) {
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect((int) (box.x() * scale), (int) (box.y() * scale), (int) Math.ceil(box.width() * scale), (int) Math.ceil(box.height() * scale));
        return this;
    }

    /** White over a part of the page: a torn or folded corner. */
    public Sheet without(double x, double y, double width, double height) {
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect((int) (x * scale), (int) (y * scale), (int) (width * scale), (int) (height * scale));
        return this;
    }

    /**
     * What a scanner makes of it.
     *
     * @param degrees turned by so much
     * @param size    enlarged or reduced
     * @param noise   standard deviation, in shades of 255
     * @param blur    pixels
     */
    public BufferedImage scanned(double degrees, double size, double noise, int blur, Random random) {
        BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = out.createGraphics();
        pen.setColor(new Color(248, 248, 248));
        pen.fillRect(0, 0, out.getWidth(), out.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform laid = AffineTransform.getTranslateInstance(image.getWidth() / 2.0, image.getHeight() / 2.0);
        laid.rotate(Math.toRadians(degrees));
        laid.scale(size, size);
        laid.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        pen.drawImage(image, laid, null);
        if (blur > 1) {
            float[] even = new float[blur * blur];
            java.util.Arrays.fill(even, 1f / even.length);
            out = new ConvolveOp(new Kernel(blur, blur, even), ConvolveOp.EDGE_NO_OP, null).filter(out, null);
        }
        var raster = out.getRaster();
        for (int y = 0; noise > 0 && y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                int shade = (int) Math.round(raster.getSample(x, y, 0) + random.nextGaussian() * noise);
                raster.setSample(x, y, 0, Math.max(0, Math.min(255, shade)));
            }
        }
        return out;
    }

    /** Flat on the glass. */
    public BufferedImage scanned() {
        return scanned(0, 1, 0, 1, new Random(1));
    }
}
