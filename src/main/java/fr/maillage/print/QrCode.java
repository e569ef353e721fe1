package fr.maillage.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code (ISO/IEC 18004), error correction M, with its quiet zone of four modules. Beside it always stands its text. */
public final class QrCode {
    private static final int QUIET = 4;
    private static final int PIXELS = 8;
    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException when the text does not fit: more than 2,331 bytes */
    public static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET, EncodeHintType.CHARACTER_SET, "UTF-8")));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }

    /** Modules on a side, quiet zone included. */
    public int size() {
        return modules.getWidth();
    }

    /** Whether the module is dark; from the upper left corner. */
    public boolean dark(int x, int y) {
        return modules.get(x, y);
    }

    /** The dark modules as the data of one SVG path in a box of {@link #size} by {@link #size}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                if (!dark(x, y)) continue;
                int from = x;
                while (x < size() && dark(x, y)) x++;
                path.append('M').append(from).append(' ').append(y).append('h').append(x - from).append("v1h").append(from - x).append('z');
            }
        }
        return path.toString();
    }

    /** The same as a PNG in a {@code data:} address, for paper. */
    public String png() {
        int side = size() * PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) image.setRGB(x, y, dark(x / PIXELS, y / PIXELS) ? 0 : 0xffffff);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
