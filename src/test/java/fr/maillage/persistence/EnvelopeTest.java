package fr.maillage.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final byte[] KEY = Digests.sha256("clé");

    @Property(tries = 200)
    void whatWasSealedComesOutAsItWas(@ForAll @Size(max = 9000) byte[] content) {
        assertThat(Envelope.open(KEY, "essai", Envelope.seal(KEY, "essai", content))).hasValue(content);
    }

    @Property(tries = 200)
    void oneBitChangedAndItStaysShut(@ForAll int place) {
        byte[] sealed = Envelope.seal(KEY, "essai", "un banc".getBytes(StandardCharsets.UTF_8));
        int bit = Math.floorMod(place, sealed.length * 8);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(Envelope.open(KEY, "essai", sealed)).isEmpty();
    }

    @Test
    void anotherKeyOrAnotherPurposeOpensNothing() {
        byte[] sealed = Envelope.seal(KEY, "essai", new byte[] {1});
        assertThat(Envelope.open(Digests.sha256("autre"), "essai", sealed)).isEmpty();
        assertThat(Envelope.open(KEY, "autre", sealed)).isEmpty();
        assertThat(Envelope.open(KEY, "essai", new byte[3])).isEmpty();
    }

    @Test
    void lengthSaysNextToNothing() {
        assertThat(Envelope.seal(KEY, "essai", new byte[1])).hasSameSizeAs(Envelope.seal(KEY, "essai", new byte[4000]));
        assertThat(Envelope.seal(KEY, "essai", new byte[5000])).hasSameSizeAs(Envelope.seal(KEY, "essai", new byte[16000]));
        assertThat(Envelope.seal(KEY, "essai", new byte[1])).as("twice the same is not the same").isNotEqualTo(Envelope.seal(KEY, "essai", new byte[1]));
    }
}
