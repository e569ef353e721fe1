package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogoTest {

    @Test
    void imagesAreToldByTheirFirstBytes() {
        assertThat(Logo.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}).orElseThrow().mediaType()).isEqualTo("image/png");
        assertThat(Logo.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}).orElseThrow().mediaType()).isEqualTo("image/jpeg");
        assertThat(Logo.of("RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)).orElseThrow().mediaType()).isEqualTo("image/webp");
    }

    @Test
    void scriptsCutFilesAndGiantsAreRefused() {
        assertThat(Logo.of("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Logo.of(new byte[0])).isEmpty();
        assertThat(Logo.of(new byte[] {(byte) 0x89, 'P'})).isEmpty();
        byte[] giant = Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, Logo.MAX_BYTES + 1);
        assertThat(Logo.of(giant)).isEmpty();
    }
}
