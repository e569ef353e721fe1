package fr.maillage.survey.tokens.entity;

import fr.maillage.persistence.Digests;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A participation token as its holder keeps it: base64url of the random prefix (32 bytes), a random message (32 bytes) and the signature (as long as the key).
 *
 * @param prepared  prefix and message: what is signed
 * @param signature RSASSA-PSS
 */
public record Token(byte[] prepared, byte[] signature) {
    private static final int PREPARED = BlindRsa.PREFIX + 32;
    private static final int SIGNATURE = BlindRsa.MODULUS / 8;

    /** Reads what was kept, line breaks and spaces or not. */
    public static Optional<Token> parse(String text) {
        if (text == null || text.length() > 2000) return Optional.empty();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.replaceAll("\\s", ""));
            if (bytes.length != PREPARED + SIGNATURE) return Optional.empty();
            return Optional.of(new Token(Arrays.copyOf(bytes, PREPARED), Arrays.copyOfRange(bytes, PREPARED, bytes.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String text() {
        byte[] bytes = Arrays.copyOf(prepared, prepared.length + signature.length);
        System.arraycopy(signature, 0, bytes, prepared.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of it once it has served: of the message, for one message has many signatures. */
    public byte[] hash() {
        return Digests.sha256(prepared);
    }
}
