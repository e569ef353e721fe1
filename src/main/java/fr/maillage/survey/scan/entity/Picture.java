package fr.maillage.survey.scan.entity;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** A page as shades of grey, 0 black to 255 white. */
public final class Picture {
    private final int width;
    private final int height;
    private final byte[] grey;
    private int threshold = -1;

    private Picture(int width, int height, byte[] grey) {
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    /** @param longest side in pixels at most: a larger image is reduced */
    public static Picture of(BufferedImage image, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return new Picture(width, height, ((DataBufferByte) plain.getRaster().getDataBuffer()).getData());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Shade of a pixel; white beyond the edge. */
    public int grey(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 255 : grey[y * width + x] & 0xff;
    }

    /** Shade between pixels. */
    public double grey(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        return (grey(left, top) * (1 - right) + grey(left + 1, top) * right) * (1 - below) + (grey(left, top + 1) * (1 - right) + grey(left + 1, top + 1) * right) * below;
    }

    public boolean dark(int x, int y) {
        return grey(x, y) < threshold();
    }

    /** The shade that parts ink from paper best (Otsu, IEEE Trans. SMC 9-1, 1979), never so light that paper itself counts as ink. */
    private int threshold() {
        if (threshold >= 0) return threshold;
        long[] many = new long[256];
        for (byte shade : grey) many[shade & 0xff]++;
        double total = grey.length;
        double sum = 0;
        for (int i = 0; i < 256; i++) sum += (double) i * many[i];
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int found = 128;
        for (int i = 0; i < 255; i++) {
            below += many[i];
            sumBelow += (double) i * many[i];
            if (below == 0 || below == total) continue;
            double apart = sumBelow / below - (sum - sumBelow) / (total - below);
            double between = below * (total - below) * apart * apart;
            if (between > best) {
                best = between;
                found = i + 1;
            }
        }
        threshold = Math.min(found, 180);
        return threshold;
    }

    /** Share of dark pixels, 0 to 1. */
    public double ink() {
        long dark = 0;
        int least = Math.min(threshold(), 160);
        for (byte shade : grey) if ((shade & 0xff) < least) dark++;
        return (double) dark / grey.length;
    }

    /** Turned by a quarter, to the right. */
    public Picture turned() {
        byte[] turned = new byte[grey.length];
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) turned[x * height + height - 1 - y] = grey[y * width + x];
        return new Picture(height, width, turned);
    }

    /** Part of it, for who reads codes; shades from the upper left, row by row, as ARGB. */
    int[] part(int x, int y, int partWidth, int partHeight) {
        int[] pixels = new int[partWidth * partHeight];
        for (int row = 0; row < partHeight; row++) {
            for (int column = 0; column < partWidth; column++) {
                int shade = grey(x + column, y + row);
                pixels[row * partWidth + column] = 0xff000000 | shade << 16 | shade << 8 | shade;
            }
        }
        return pixels;
    }
}
