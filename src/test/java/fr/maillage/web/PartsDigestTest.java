package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartsDigestTest {
    private static byte[] hash(String body, String boundary, int step) throws IOException {
        InputStream plain = new ByteArrayInputStream(body.replace("|", boundary).getBytes(StandardCharsets.UTF_8));
        PartsDigest digest = new PartsDigest(plain, boundary, 1);
        byte[] piece = new byte[step];
        while (digest.read(piece, 0, step) >= 0) assertThat(piece).isNotNull();
        return digest.hash();
    }

    @Test
    void theBoundaryDoesNotCountAndEverythingElseDoes() throws IOException {
        String body = "--|\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nun\n--\n--ma\nau revoir\r\n--|\r\n\r\ndeux\r\n--|--\r\n";
        byte[] hash = hash(body, "----maillage1", 4096);
        assertThat(hash(body, "----maillage22", 4096)).isEqualTo(hash);
        assertThat(hash(body.replace("deux", "trois"), "----maillage1", 4096)).isNotEqualTo(hash);
        assertThat(hash(body.replace("--ma\n", "--mb\n"), "----maillage1", 4096)).isNotEqualTo(hash);
        assertThat(hash(body.replace("--ma\n", ""), "----maillage1", 4096)).isNotEqualTo(hash);
        assertThat(hash(body.replace("name=\"a\"", "name=\"b\""), "----maillage1", 4096)).isNotEqualTo(hash);
    }

    @Test
    void piecesOfAnySizeGiveTheSameHash() throws IOException {
        String body = "--|\r\n\r\n--|x--|\r\n-\n--\r\n\n\n--|--\r\n";
        byte[] hash = hash(body, "Bound", 4096);
        for (int step = 1; step < 30; step++) assertThat(hash(body, "Bound", step)).as("step " + step).isEqualTo(hash);
    }

    @Test
    void aBodyLongerThanAllowedEndsWithAProblem() {
        assertThatThrownBy(() -> hash("x".repeat(1024 * 1024 + 1), "b", 8192)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }
}
