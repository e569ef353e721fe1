package fr.maillage.survey.tokens;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** The browser's side of RFC 9474 in Java, for tests: EMSA-PSS by hand, blinding, unblinding. */
public final class BlindingClient {
    private static final int HASH = 48;
    private final RSAPublicKey key;
    private final byte[] prepared;
    private final BigInteger encoded;
    private final BigInteger inverse;

    private BlindingClient(RSAPublicKey key, byte[] prepared, byte[] salt, BigInteger inverse) {
        this.key = key;
        this.prepared = prepared;
        this.encoded = new BigInteger(1, encode(prepared, key.getModulus().bitLength() - 1, salt));
        this.inverse = inverse;
    }

    public static BlindingClient of(RSAPublicKey key, byte[] prepared, byte[] salt, BigInteger inverse) {
        return new BlindingClient(key, prepared, salt, inverse);
    }

    /** With everything random that must be. */
    public static BlindingClient of(RSAPublicKey key, byte[] prepared) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[HASH];
        random.nextBytes(salt);
        return new BlindingClient(key, prepared, salt, new BigInteger(key.getModulus().bitLength() + 64, random).mod(key.getModulus()));
    }

    public byte[] blinded() {
        BigInteger r = inverse.modInverse(key.getModulus());
        return bytes(encoded.multiply(r.modPow(key.getPublicExponent(), key.getModulus())).mod(key.getModulus()));
    }

    public byte[] unblinded(byte[] blindSignature) {
        return bytes(new BigInteger(1, blindSignature).multiply(inverse).mod(key.getModulus()));
    }

    public byte[] prepared() {
        return prepared.clone();
    }

    private byte[] bytes(BigInteger number) {
        byte[] raw = number.toByteArray();
        int size = (key.getModulus().bitLength() + 7) / 8;
        byte[] fixed = new byte[size];
        int skip = Math.max(0, raw.length - size);
        System.arraycopy(raw, skip, fixed, size - (raw.length - skip), raw.length - skip);
        return fixed;
    }

    /** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1) with SHA-384. */
    private static byte[] encode(byte[] message, int bits, byte[] salt) {
        int length = (bits + 7) / 8;
        byte[] h = sha384(new byte[8], sha384(message), salt);
        byte[] block = new byte[length - HASH - 1];
        block[block.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
        byte[] mask = mask(h, block.length);
        for (int i = 0; i < block.length; i++) block[i] ^= mask[i];
        block[0] &= (byte) (0xff >> (8 * length - bits));
        byte[] encoded = Arrays.copyOf(block, length);
        System.arraycopy(h, 0, encoded, block.length, HASH);
        encoded[length - 1] = (byte) 0xbc;
        return encoded;
    }

    private static byte[] mask(byte[] seed, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; out.size() < length; i++) out.writeBytes(sha384(seed, new byte[] {(byte) (i >>> 24), (byte) (i >>> 16), (byte) (i >>> 8), (byte) i}));
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static byte[] sha384(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
