package fr.maillage.carpool.control.register;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of an uploaded file: UTF-8 when its bytes are well-formed UTF-8 (with or without a byte order mark), Windows-1252 otherwise.
 *
 * @param charset what the bytes were read as
 * @param offset  bytes to skip: the byte order mark
 */
public record RegisterText(byte[] bytes, Charset charset, int offset) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int SNIFFED = 4096;

    /** @throws FileFault when the bytes are no text that can be read */
    public static RegisterText of(byte[] bytes) {
        if (bytes.length == 0) throw new FileFault("empty");
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) throw new FileFault("utf16");
        if (starts(bytes, 'P', 'K', 3, 4)) throw new FileFault("spreadsheet");
        if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) throw new FileFault("spreadsheet");
        for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++)
            if (bytes[i] >= 0 && bytes[i] < 32 && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') throw new FileFault("notText");
        int offset = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        return new RegisterText(bytes, utf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS, offset);
    }

    public Reader reader() {
        return new InputStreamReader(new ByteArrayInputStream(bytes, offset, bytes.length - offset), charset);
    }

    /** Ends of lines, the one missing at the end included: what a progress bar is measured by. */
    public long lines() {
        long lines = bytes[bytes.length - 1] == '\n' ? 0 : 1;
        for (byte b : bytes) if (b == '\n') lines++;
        return lines;
    }

    /**
     * What a text was before it was encoded to UTF-8 and read as Windows-1252, once or several times ("fÃªtes" was "fêtes").
     * Empty when it was not, or cannot be undone.
     */
    public static Optional<String> undoubled(String text) {
        String current = text;
        for (int i = 0; i < 3 && current.matches("(?s).*[ÃÂâ].*"); i++) {
            Optional<String> before = undone(current);
            if (before.isEmpty()) break;
            current = before.get();
        }
        return current.equals(text) ? Optional.empty() : Optional.of(current);
    }

    private static Optional<String> undone(String text) {
        byte[] bytes = new byte[text.length()];
        var encoder = WINDOWS.newEncoder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (encoder.canEncode(c)) bytes[i] = String.valueOf(c).getBytes(WINDOWS)[0];
            else if (c < 0x100) bytes[i] = (byte) c;
            else return Optional.empty();
        }
        return utf8(bytes) ? Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(before -> !before.equals(text)) : Optional.empty();
    }

    private static boolean utf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) return false;
            if (result.isUnderflow()) return true;
            out.clear();
        }
    }

    private static boolean starts(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) return false;
        for (int i = 0; i < signature.length; i++) if ((bytes[i] & 0xFF) != signature[i]) return false;
        return true;
    }
}
