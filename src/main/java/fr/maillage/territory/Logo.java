package fr.maillage.territory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A territory's logo: PNG, JPEG or WebP, told by its first bytes and not by what the sender calls it. SVG is refused, for it may carry script.
 *
 * @param bytes 512 KiB at most
 */
public record Logo(String mediaType, byte[] bytes) {

    public static final int MAX_BYTES = 512 * 1024;

    /** Empty when the bytes are none of the three formats, or too many. */
    public static Optional<Logo> of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) return Optional.empty();
        return mediaType(bytes).map(type -> new Logo(type, bytes));
    }

    private static Optional<String> mediaType(byte[] bytes) {
        if (begins(bytes, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) return Optional.of("image/png");
        if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return Optional.of("image/jpeg");
        if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) return Optional.of("image/webp");
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int from, int... start) {
        if (bytes.length < from + start.length) return false;
        for (int i = 0; i < start.length; i++) if ((bytes[from + i] & 0xff) != start[i]) return false;
        return true;
    }

    /** First 16 hexadecimal digits of the bytes' SHA-256. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
