package fr.maillage.survey.scan.entity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.maillage.survey.paper.entity.PageCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out which page a picture shows, and how it lies: upright, on its side or upside down. */
public final class PageReader {
    /** Less ink than a dusty glass leaves. */
    private static final double BLANK = 0.0008;
    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE),
            DecodeHintType.CHARACTER_SET, "UTF-8");

    private PageReader() {
    }

    /** What a picture turned out to be. */
    public sealed interface Seen {
        /** A page of a form, put upright. */
        record Page(PageCode code, Picture picture, Frame frame) implements Seen {
        }

        /** No page that can be read. */
        record Fault(Why why) implements Seen {
        }
    }

    /** Why a picture can't be read. */
    public enum Why {
        /** Nothing is on it: the back of a sheet. */
        BLANK,
        /** No code of ours: something else, or the code is torn, stained or out of the picture. */
        NO_CODE,
        /** The code is there but not all four marks: a corner is folded or cut off. */
        NO_MARKS
    }

    public static Seen look(Picture picture) {
        if (picture.ink() < BLANK) return new Seen.Fault(Why.BLANK);
        Picture turned = picture;
        boolean code = false;
        for (int quarter = 0; quarter < 4; quarter++) {
            Optional<PageCode> read = turned.height() > turned.width() ? code(turned) : Optional.empty();
            if (read.isPresent()) {
                code = true;
                Optional<Frame> frame = Frame.of(turned);
                if (frame.isPresent()) return new Seen.Page(read.get(), turned, frame.get());
            }
            turned = turned.turned();
        }
        return new Seen.Fault(code ? Why.NO_MARKS : Why.NO_CODE);
    }

    /** The code in the upper right corner, where it stands on an upright page. */
    private static Optional<PageCode> code(Picture picture) {
        int x = picture.width() * 2 / 3;
        int width = picture.width() - x;
        int height = picture.height() / 5;
        LuminanceSource source = new RGBLuminanceSource(width, height, picture.part(x, 0, width, height));
        return read(new BinaryBitmap(new HybridBinarizer(source))).or(() -> read(new BinaryBitmap(new GlobalHistogramBinarizer(source)))).flatMap(PageCode::parse);
    }

    private static Optional<String> read(BinaryBitmap bitmap) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, HINTS).getText());
        } catch (ReaderException noneOrBroken) {
            return Optional.empty();
        }
    }
}
