package fr.maillage.survey.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.tokens.entity.BlindRsa;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 9474, RSABSSA-SHA384-PSS-Randomized, against the RFC's own test vector and against itself. */
class BlindRsaTest {
    private static final KeyPair KEY = BlindRsa.newKey();

    private static RSAPublicKey rfcKey() throws Exception {
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(RfcVector.number("n"), RfcVector.number("e")));
    }

    @Test
    void vectorOfTheRfcIsBlindedSignedUnblindedAndVerified() throws Exception {
        RSAPublicKey key = rfcKey();
        RSAPrivateKey secret = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(RfcVector.number("n"), RfcVector.number("d")));
        BlindingClient client = BlindingClient.of(key, RfcVector.prepared(), RfcVector.bytes("salt"), RfcVector.number("inv"));
        assertThat(client.blinded()).isEqualTo(RfcVector.bytes("blinded_msg"));
        assertThat(BlindRsa.sign(secret, key, RfcVector.bytes("blinded_msg"))).hasValue(RfcVector.bytes("blind_sig"));
        assertThat(client.unblinded(RfcVector.bytes("blind_sig"))).isEqualTo(RfcVector.bytes("sig"));
        assertThat(BlindRsa.verify(key, RfcVector.prepared(), RfcVector.bytes("sig"))).isTrue();
    }

    @Test
    void oneBitElsewhereAndNothingVerifies() throws Exception {
        RSAPublicKey key = rfcKey();
        Random random = new Random(9474);
        for (int i = 0; i < 40; i++) {
            byte[] message = RfcVector.prepared();
            byte[] signature = RfcVector.bytes("sig");
            byte[] changed = i % 2 == 0 ? message : signature;
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(BlindRsa.verify(key, message, signature)).isFalse();
        }
        assertThat(BlindRsa.verify(key, RfcVector.prepared(), new byte[3])).isFalse();
        assertThat(BlindRsa.verify(KEY.getPublic(), RfcVector.prepared(), RfcVector.bytes("sig"))).as("the key of another survey").isFalse();
    }

    @Test
    void keyIsLargeEnoughAndItsSignaturesServe() {
        RSAPublicKey key = (RSAPublicKey) KEY.getPublic();
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
        BlindingClient one = BlindingClient.of(key, RfcVector.prepared());
        BlindingClient other = BlindingClient.of(key, RfcVector.prepared());
        assertThat(one.blinded()).as("the same token blinded twice has nothing in common").isNotEqualTo(other.blinded());
        byte[] blindSignature = BlindRsa.sign((RSAPrivateKey) KEY.getPrivate(), key, one.blinded()).orElseThrow();
        assertThat(BlindRsa.verify(key, one.prepared(), one.unblinded(blindSignature))).isTrue();
        assertThat(BlindRsa.verify(key, one.prepared(), other.unblinded(blindSignature))).as("another blinding's inverse").isFalse();
    }

    @Test
    void whatIsNoBlindedMessageIsNotSigned() {
        RSAPublicKey key = (RSAPublicKey) KEY.getPublic();
        byte[] modulus = java.util.Arrays.copyOfRange(key.getModulus().toByteArray(), 1, 385);
        for (byte[] wrong : new byte[][] {new byte[0], new byte[383], new byte[384], new byte[385], modulus}) {
            assertThat(BlindRsa.sign((RSAPrivateKey) KEY.getPrivate(), key, wrong)).isEmpty();
        }
    }
}
