package fr.maillage.survey.tokens.entity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * The signer's side of RSA blind signatures: RFC 9474, variant RSABSSA-SHA384-PSS-Randomized (SHA-384, MGF1 with SHA-384, salt of 48 bytes, a random
 * prefix of 32 bytes before the message). The other side is the browser's: {@code static/js/blind-rsa.js}.
 */
public final class BlindRsa {
    /** Bits of a key's modulus. */
    public static final int MODULUS = 3072;
    /** Bytes of the random prefix. */
    public static final int PREFIX = 32;
    private static final PSSParameterSpec PSS = new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, PSSParameterSpec.TRAILER_FIELD_BC);

    private BlindRsa() {
    }

    /** A new key: two secret primes, e = 65537. Takes seconds. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(MODULUS, RSAKeyGenParameterSpec.F4));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /**
     * BlindSign (section 4.3): the raw RSA operation, blinded by the platform against timing, and checked before it leaves against faults.
     *
     * @param blinded as long as the modulus
     * @return the blind signature; empty when this is no number below the modulus
     */
    public static Optional<byte[]> sign(RSAPrivateKey key, RSAPublicKey publicKey, byte[] blinded) {
        BigInteger message = new BigInteger(1, blinded);
        if (blinded.length != bytes(publicKey) || message.compareTo(publicKey.getModulus()) >= 0 || message.signum() == 0) return Optional.empty();
        try {
            Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
            raw.init(Cipher.DECRYPT_MODE, key);
            byte[] signature = raw.doFinal(blinded);
            if (!new BigInteger(1, signature).modPow(publicKey.getPublicExponent(), publicKey.getModulus()).equals(message)) throw new IllegalStateException("signing failed");
            return Optional.of(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** Whether this is a signature of this prepared message (prefix and message): RSASSA-PSS as any library checks it. */
    public static boolean verify(PublicKey key, byte[] prepared, byte[] signature) {
        try {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(PSS);
            pss.initVerify(key);
            pss.update(prepared);
            return pss.verify(signature);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSASSA-PSS", e);
        }
    }

    /** Bytes of a signature. */
    public static int bytes(RSAPublicKey key) {
        return (key.getModulus().bitLength() + 7) / 8;
    }
}
