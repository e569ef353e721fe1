package fr.maillage.account.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({"Camille@Exemple.FR, camille@exemple.fr", "'  camille.roux+mende@mairie-mende.fr ', camille.roux+mende@mairie-mende.fr",
        "camille@mûrier.fr, camille@xn--mrier-eva.fr", "élu@lozere.demo, ''", "o'brien@exemple.fr, o'brien@exemple.fr"})
    void oneWritingForEachAddress(String typed, String kept) {
        assertThat(EmailAddress.parse(typed).map(EmailAddress::value).orElse("")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "camille", "@exemple.fr", "camille@", "camille@exemple", "a b@exemple.fr", "camille@exemple..fr", "camille@-exemple.fr",
        ".camille@exemple.fr", "camille@exemple.fr\nBcc: x@y.fr", "camille@exemple.fr, x@y.fr", "<camille@exemple.fr>", "\"a\"@exemple.fr", "camille@[127.0.0.1]"})
    void whatIsNoAddressIsNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void anAddressIsAtMost254CharactersAndItsLocalPart64() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@exemple.fr")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@exemple.fr")).isEmpty();
        assertThat(EmailAddress.parse("a@" + ("b".repeat(60) + ".").repeat(5) + "fr")).isEmpty();
    }

    @Test
    void anotherWritingIsRefusedWhereTheNormalOneIsExpected() {
        assertThatThrownBy(() -> new EmailAddress("Camille@exemple.fr")).isInstanceOf(IllegalArgumentException.class);
    }
}
