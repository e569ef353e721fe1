package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartsTest {
    @Test
    void textsAreReadAndFilesLeftOut() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"adresse\"\r\n\r\n4 rue de l’Été\r\nThomery\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\u0000\u0001\r\n"
                + "--b\r\ncontent-disposition: form-data; NAME=\"vide\"\r\n\r\n\r\n--b--\r\n";
        var texts = TextParts.of(body.getBytes(StandardCharsets.UTF_8), "b");
        assertThat(texts).containsOnlyKeys("adresse", "vide");
        assertThat(texts.get("adresse")).isEqualTo(List.of("4 rue de l’Été\r\nThomery"));
        assertThat(texts.getFirst("vide")).isEmpty();
    }

    @Test
    void whatIsNoMultipartHasNone() {
        assertThat(TextParts.of("hello".getBytes(StandardCharsets.UTF_8), "b")).isEmpty();
        assertThat(TextParts.of(new byte[0], "b")).isEmpty();
    }
}
