package fr.maillage.web;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour of the screen (sRGB), seen as the eye does: lightness, chroma and hue of OKLCH, so that a shade
 * made lighter or darker stays the same colour to the reader.
 *
 * @param red 0 to 1
 * @param green 0 to 1
 * @param blue 0 to 1
 */
record Colour(double red, double green, double blue) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * @param hex {@code #rrggbb}
     * @throws IllegalArgumentException for anything else
     */
    static Colour of(String hex) {
        if (hex == null || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a colour written #rrggbb: " + hex);
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    /**
     * The nearest colour a screen can show: chroma gives way, lightness and hue stay.
     *
     * @param lightness 0 (black) to 1 (white)
     * @param chroma 0 (grey) to about 0.37
     * @param hue degrees
     */
    static Colour oklch(double lightness, double chroma, double hue) {
        Colour exact = raw(lightness, chroma, hue);
        if (exact.shown()) {
            return exact.rounded();
        }
        double low = 0;
        double high = chroma;
        for (int i = 0; i < 20; i++) {
            double middle = (low + high) / 2;
            if (raw(lightness, middle, hue).shown()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return raw(lightness, low, hue).rounded();
    }

    /** Contrast of WCAG 2 between two colours: 1 (the same) to 21 (black on white). */
    double against(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    double lightness() {
        return oklab()[0];
    }

    double chroma() {
        double[] lab = oklab();
        return Math.hypot(lab[1], lab[2]);
    }

    /** Degrees; of no meaning for a grey. */
    double hue() {
        double[] lab = oklab();
        return Math.toDegrees(Math.atan2(lab[2], lab[1]));
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", byteOf(red), byteOf(green), byteOf(blue));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    // Björn Ottosson's OKLab matrices, linear sRGB to cone response to Lab and back
    private double[] oklab() {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    }

    private static Colour raw(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Colour(
                gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private boolean shown() {
        return inside(red) && inside(green) && inside(blue);
    }

    private static boolean inside(double channel) {
        return channel >= -0.0005 && channel <= 1.0005;
    }

    /** What the stylesheet will really say: contrast is promised on this, not on the ideal colour. */
    private Colour rounded() {
        return new Colour(byteOf(red) / 255.0, byteOf(green) / 255.0, byteOf(blue) / 255.0);
    }

    private static int byteOf(double channel) {
        return (int) Math.round(255 * Math.min(1, Math.max(0, channel)));
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
