package fr.maillage.opendata.boundary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110, 14). Several ranges at once, or another unit, are answered with the whole file, as the protocol allows.
 *
 * @param first offset of the first byte
 * @param last  offset of the last byte, included
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** A range was asked for that the file does not have: 416. */
    static final class Unsatisfiable extends Exception {
    }

    /** @return empty when the header asks for no range that this server takes */
    static Optional<ByteRange> of(String header, long length) throws Unsatisfiable {
        if (header == null) return Optional.empty();
        Matcher range = ONE.matcher(header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) return Optional.empty();
        if (range.group(1).isEmpty()) {
            long tail = Long.parseLong(range.group(2));
            if (tail == 0 || length == 0) throw new Unsatisfiable();
            return Optional.of(new ByteRange(Math.max(0, length - tail), length - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
        if (!range.group(2).isEmpty() && last < first) return Optional.empty();
        if (first >= length) throw new Unsatisfiable();
        return Optional.of(new ByteRange(first, Math.min(last, length - 1)));
    }

    long count() {
        return last - first + 1;
    }
}
