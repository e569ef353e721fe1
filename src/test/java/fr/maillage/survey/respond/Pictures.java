package fr.maillage.survey.respond;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as telephones and programs write them, with all they say beside the pixels. */
public final class Pictures {
    private Pictures() {
    }

    /** A JPEG with an Exif block, an XMP block, a comment and a film after its end. */
    public static byte[] photo(int orientation, boolean little) {
        byte[] plain = encoded("jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xE1, exif(orientation, little));
        segment(out, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Camille</x:xmpmeta>".getBytes(StandardCharsets.UTF_8));
        segment(out, 0xFE, "Camille Essai, 2027:03:12 08:30".getBytes(StandardCharsets.UTF_8));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes("\0\0\0\30ftypmp42 a film".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] exif(int orientation, boolean little) {
        ByteBuffer block = ByteBuffer.allocate(200).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        block.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put((little ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8);
        block.putShort((short) 2);
        block.putShort((short) 0x010F).putShort((short) 2).putInt(24).putInt(60);
        block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        block.putInt(0);
        block.position(6 + 60);
        block.put("GPS 44.5182 3.4972 Camille 2027:03:12".getBytes(StandardCharsets.ISO_8859_1));
        return block.array();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /** A PNG with a text block, and a script after its end. */
    public static byte[] drawing() {
        byte[] plain = encoded("png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // signature and header
        out.write(plain, 0, 33);
        byte[] text = "tEXtAuthor\0Camille Essai".getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(text);
        out.writeBytes(ByteBuffer.allocate(4).putInt(text.length - 4).array());
        out.writeBytes(text);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        out.write(plain, 33, plain.length - 33);
        out.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] encoded(String format) {
        BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 24; x++) for (int y = 0; y < 16; y++) image.setRGB(x, y, x * 10 << 16 | y * 15 << 8 | 90);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
