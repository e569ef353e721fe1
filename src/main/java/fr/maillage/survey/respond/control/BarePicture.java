package fr.maillage.survey.respond.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A picture with nothing but what is needed to show it: pixels, colours, which way is up. What a camera or a program wrote beside them
 * (place, hour, device, owner, preview, comments) and whatever follows the picture's end is left out.
 */
final class BarePicture {
    private static final Set<String> PNG_KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD");
    private static final int PNG_START = 8;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int JFIF_WITHOUT_PREVIEW = 16;
    private static final int ORIENTATION = 0x0112;

    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;

    private BarePicture(byte[] file) {
        this.file = file;
    }

    /** @return empty for what is no JPEG to its end */
    static Optional<byte[]> jpeg(byte[] file) {
        BarePicture picture = new BarePicture(file);
        try {
            return picture.segments() ? Optional.of(picture.kept.toByteArray()) : Optional.empty();
        } catch (ArrayIndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    /** @return empty for what is no PNG to its end */
    static Optional<byte[]> png(byte[] file) {
        BarePicture picture = new BarePicture(file);
        try {
            return picture.chunks() ? Optional.of(picture.kept.toByteArray()) : Optional.empty();
        } catch (ArrayIndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    private boolean chunks() {
        keep(0, PNG_START);
        at = PNG_START;
        boolean first = true;
        while (at < file.length) {
            long length = (long) short16(at) << 16 | short16(at + 2);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length > file.length - at - 12L || first != type.equals("IHDR")) return false;
            if (PNG_KEPT.contains(type)) keep(at, (int) length + 12);
            if (type.equals("IEND")) return true;
            at += (int) length + 12;
            first = false;
        }
        return false;
    }

    private boolean segments() {
        keep(0, 2);
        at = 2;
        boolean pixels = false;
        while (true) {
            if (one(at) != 0xFF) return false;
            while (one(at) == 0xFF) at++;
            int marker = one(at++);
            if (marker == END) {
                mark(END);
                return pixels;
            }
            if (marker >= 0xD0 && marker <= 0xD7 || marker == 0x01) continue;
            int length = short16(at);
            if (length < 2 || length > file.length - at) return false;
            segment(marker, length);
            at += length;
            if (marker == SCAN) {
                scan();
                pixels = true;
            }
        }
    }

    private void segment(int marker, int length) {
        boolean application = marker >= 0xE0 && marker <= 0xEF;
        if (marker == 0xE1 && says("Exif\0\0")) {
            int orientation = orientation(at + 8, at + length);
            if (orientation > 1) turned(orientation);
            return;
        }
        boolean needed = marker == 0xE0 && says("JFIF\0") && length == JFIF_WITHOUT_PREVIEW || marker == 0xE2 && says("ICC_PROFILE\0") || marker == 0xEE && says("Adobe");
        if (application && !needed || marker == 0xFE) return;
        mark(marker);
        keep(at, length);
    }

    /** The pixels, up to the next marker that is none of theirs. */
    private void scan() {
        int from = at;
        while (one(at) != 0xFF || one(at + 1) == 0 || one(at + 1) >= 0xD0 && one(at + 1) <= 0xD7) at++;
        keep(from, at - from);
    }

    /** Which way is up, of an Exif block; 0 when it does not say. */
    private int orientation(int tiff, int end) {
        boolean little = one(tiff) == 'I';
        // within a segment, the higher half of an offset is zero
        int directory = tiff + number(tiff + (little ? 4 : 6), little);
        if (number(tiff + (little ? 6 : 4), little) != 0 || directory > end - 2) return 0;
        int entries = number(directory, little);
        for (int entry = directory + 2; entries > 0 && entry <= end - 12; entry += 12, entries--) {
            if (number(entry, little) != ORIENTATION) continue;
            int value = number(entry + 8, little);
            return value >= 1 && value <= 8 ? value : 0;
        }
        return 0;
    }

    /** An Exif block that says which way is up, and no more. */
    private void turned(int orientation) {
        mark(0xE1);
        kept.writeBytes(new byte[] {0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    }

    private boolean says(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) if (one(at + 2 + i) != (bytes[i] & 0xFF)) return false;
        return true;
    }

    private void mark(int marker) {
        kept.write(0xFF);
        kept.write(marker);
    }

    private void keep(int from, int length) {
        kept.write(file, from, length);
    }

    private int one(int index) {
        return file[index] & 0xFF;
    }

    private int short16(int index) {
        return number(index, false);
    }

    private int number(int index, boolean little) {
        return little ? one(index + 1) << 8 | one(index) : one(index) << 8 | one(index + 1);
    }
}
