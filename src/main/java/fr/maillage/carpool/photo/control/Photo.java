package fr.maillage.carpool.photo.control;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A photo as the portal keeps it: drawn anew from its pixels, so that nothing else of the file that was sent goes along (EXIF, GPS, previews, comments, what
 * may hide after its end). It stands upright, for the one thing read of EXIF is which way up.
 *
 * @param jpeg 1,600 pixels at most on the longer side
 */
public record Photo(byte[] jpeg, int width, int height) {
    static final int SIDE = 1600;
    /** A file may claim any size: what claims more is not opened. */
    private static final long MOST_PIXELS = 120_000_000L;
    private static final float QUALITY = 0.82f;
    private static final int ORIENTATION = 0x0112;

    /** Empty for what is no JPEG or PNG that can be drawn, or too large. */
    public static Optional<Photo> of(byte[] file) {
        if (!jpeg(file) && !png(file)) return Optional.empty();
        try {
            return drawn(file).map(image -> upright(image, jpeg(file) ? orientation(file) : 1)).map(Photo::encoded);
        } catch (IOException | RuntimeException broken) {
            // decoders of damaged files fail in many ways; whichever, it is no photo
            return Optional.empty();
        }
    }

    private static boolean jpeg(byte[] file) {
        return file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8 && (file[2] & 0xFF) == 0xFF;
    }

    private static boolean png(byte[] file) {
        return file.length > 8 && (file[0] & 0xFF) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
    }

    /** Decoded at about twice the size that is kept: a large photo never stands in memory whole. */
    private static Optional<BufferedImage> drawn(byte[] file) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(jpeg(file) ? "jpeg" : "png");
            if (!readers.hasNext()) return Optional.empty();
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width < 1 || height < 1 || width * height > MOST_PIXELS) return Optional.empty();
                ImageReadParam param = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.max(width, height) / (2L * SIDE));
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        boolean lying = orientation >= 5;
        double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setTransform(turned(orientation, width, height));
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** EXIF's eight ways of holding a camera. */
    private static AffineTransform turned(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static Photo encoded(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return new Photo(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }

    /** Which way up, as a JPEG's EXIF says; 1 when it says nothing that can be read. */
    static int orientation(byte[] file) {
        int at = 2;
        while (at + 4 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
            if (marker == 0xDA || length < 2) return 1;
            if (marker == 0xE1 && length > 16 && at + 10 < file.length && file[at + 4] == 'E' && file[at + 5] == 'x') return inTiff(file, at + 10, Math.min(file.length, at + 2 + length));
            at += 2 + length;
        }
        return 1;
    }

    private static int inTiff(byte[] file, int start, int end) {
        if (start + 8 > end) return 1;
        boolean little = file[start] == 'I';
        int directory = start + number(file, start + 4, 4, little);
        if (directory < start || directory + 2 > end) return 1;
        int entries = number(file, directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > end) return 1;
            if (number(file, entry, 2, little) == ORIENTATION) {
                int value = number(file, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int number(byte[] file, int at, int bytes, boolean little) {
        int number = 0;
        for (int i = 0; i < bytes; i++) number |= (file[at + i] & 0xFF) << 8 * (little ? i : bytes - 1 - i);
        return number;
    }
}
