package fr.maillage.web;

import jakarta.ws.rs.core.EntityPart;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The name of a file that a form brings, as people see it: the last part of a path, without what could steer a header or a screen. */
public final class FileName {
    private FileName() {
    }

    /** Empty when the field was left alone. */
    public static String of(EntityPart part) {
        String name = part.getFileName().map(FileName::utf8).orElse("");
        return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "").replaceAll(".*[/\\\\]", "").strip();
    }

    /** Browsers send names in UTF-8, and headers are read one byte a character. */
    static String utf8(String read) {
        if (read.chars().anyMatch(c -> c > 0xFF)) return read;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return read;
        }
    }
}
