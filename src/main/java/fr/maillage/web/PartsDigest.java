package fr.maillage.web;

import fr.maillage.persistence.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A multipart body on its way to the reader: hashed without its boundary, which a browser draws anew for each sending of
 * the same form, and ended with a {@link Problem} (413) when it is longer than allowed, announced or not.
 */
final class PartsDigest extends FilterInputStream {
    private final byte[] delimiter;
    private final long mostMib;
    private final MessageDigest digest = Digests.sha256();
    private long left;
    /** How much of the delimiter this line began with; -1: this line is no delimiter. */
    private int matched;
    private boolean delimiterLine;

    PartsDigest(InputStream body, String boundary, long mostMib) {
        super(body);
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.mostMib = mostMib;
        this.left = mostMib * 1024 * 1024;
    }

    /** SHA-256 of what was read so far. */
    byte[] hash() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count <= 0) return count;
        left -= count;
        if (left < 0) throw Problem.of(413, "tooLarge", mostMib);
        take(into, offset, offset + count);
        return count;
    }

    private void take(byte[] bytes, int from, int to) {
        int kept = from;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!delimiterLine && matched >= 0 && matched < delimiter.length && b == delimiter[matched]) {
                matched++;
                kept = i + 1;
                delimiterLine = matched == delimiter.length;
                continue;
            }
            if (delimiterLine) {
                kept = i + 1;
            } else if (matched > 0) {
                // it only began like a delimiter
                digest.update(delimiter, 0, matched);
                kept = i;
            }
            matched = -1;
            if (b != '\n') continue;
            if (kept <= i) digest.update(bytes, kept, i + 1 - kept);
            kept = i + 1;
            delimiterLine = false;
            matched = 0;
        }
        if (kept < to) digest.update(bytes, kept, to - kept);
    }
}
