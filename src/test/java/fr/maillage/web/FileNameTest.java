package fr.maillage.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityPart;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileNameTest {
    /** A part as the server reads its header: one character a byte. */
    private static String of(String sent) {
        Optional<String> read = Optional.of(new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return FileName.of((EntityPart) Proxy.newProxyInstance(EntityPart.class.getClassLoader(), new Class<?>[] {EntityPart.class}, (proxy, method, arguments) -> read));
    }

    @Test
    void nameIsReadAsItWasSent() {
        assertThat(of("vue du pré.jpg")).isEqualTo("vue du pré.jpg");
        assertThat(of("Αθήνα – été.pdf")).isEqualTo("Αθήνα – été.pdf");
        assertThat(FileName.utf8("déjà lu.pdf")).as("a name in the old way").isEqualTo("déjà lu.pdf");
        assertThat(FileName.utf8("Αθήνα.pdf")).isEqualTo("Αθήνα.pdf");
    }

    @Test
    void nothingOfAPathOrAControlStays() {
        assertThat(of("../../etc/passwd")).isEqualTo("passwd");
        assertThat(of("C:\\photos\\plan.pdf")).isEqualTo("plan.pdf");
        assertThat(of("photo\u202Egpj.exe")).isEqualTo("photogpj.exe");
        assertThat(of("a\r\nSet-Cookie: b=\"c\".pdf")).isEqualTo("aSet-Cookie: b=c.pdf");
        assertThat(of(" ")).isEmpty();
    }
}
