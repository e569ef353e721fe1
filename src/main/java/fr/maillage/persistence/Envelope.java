package fr.maillage.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce. What is inside is padded to 4 KiB, 16 KiB, 64 KiB …, so that the length of an
 * envelope says next to nothing. Layout: nonce (12 bytes), then cipher text and tag (16 bytes); inside, the length (4 bytes), the content, zeros.
 */
public final class Envelope {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SMALLEST = 4096;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {
    }

    /**
     * @param key   32 bytes
     * @param about what it is for; must be given again to open it
     */
    public static byte[] seal(byte[] key, String about, byte[] content) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        int size = SMALLEST;
        while (size < content.length + 4) size = Math.multiplyExact(size, 4);
        byte[] padded = ByteBuffer.allocate(size).putInt(content.length).put(content).array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, about).doFinal(padded);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** What was sealed; empty when the key, the purpose or a single bit is not the same. */
    public static Optional<byte[]> open(byte[] key, String about, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / 8 + 4) return Optional.empty();
        try {
            ByteBuffer padded = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), about).doFinal(sealed, NONCE, sealed.length - NONCE));
            byte[] content = new byte[padded.getInt()];
            padded.get(content);
            return Optional.of(content);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
