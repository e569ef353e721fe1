package fr.maillage.survey.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Properties;

/** The test vector of RFC 9474, appendix A.1. */
final class RfcVector {
    private static final Properties VECTOR = new Properties();

    static {
        try (InputStream in = RfcVector.class.getResourceAsStream("/vectors/rfc9474-pss-randomized.properties")) {
            VECTOR.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RfcVector() {
    }

    static String hex(String name) {
        return VECTOR.getProperty(name);
    }

    static byte[] bytes(String name) {
        return HexFormat.of().parseHex(hex(name));
    }

    static BigInteger number(String name) {
        return new BigInteger(hex(name), 16);
    }

    static byte[] prepared() {
        return HexFormat.of().parseHex(hex("msg_prefix") + hex("msg"));
    }
}
