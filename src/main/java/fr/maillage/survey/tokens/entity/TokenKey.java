package fr.maillage.survey.tokens.entity;

import fr.maillage.persistence.Digests;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** The public key of a survey's tokens. */
public record TokenKey(RSAPublicKey key) {
    /** @param encoded SubjectPublicKeyInfo (RFC 5280), DER */
    public static TokenKey of(byte[] encoded) {
        try {
            return new TokenKey((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no RSA key", e);
        }
    }

    /** The modulus, hexadecimal; the exponent is 65537. */
    public String modulus() {
        return key.getModulus().toString(16);
    }

    /** What is printed on letters and published: the first 16 bytes of SHA-256 over the DER, in eight groups of four. */
    public String fingerprint() {
        return Digests.hex(Digests.sha256(key.getEncoded())).substring(0, 32).toUpperCase(java.util.Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 ");
    }
}
