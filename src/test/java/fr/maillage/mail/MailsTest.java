package fr.maillage.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailsTest {
    private final Mails mails = new Mails();

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour\r\nBcc: x@y.fr", "Bonjour\nX", "Bonjour\rX", "Bonjour\u0000", "Bonjour\u2028X", "", " "})
    void aSubjectThatCouldEndAHeaderIsRefused(String subject) {
        assertThatThrownBy(() -> mails.queue("camille@exemple.fr", subject, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camille@exemple.fr\r\nBcc: x@y.fr", "camille@exemple.fr, x@y.fr", "camille@exemple.fr;x@y.fr", "camille", "a@b@c", "<camille@exemple.fr>", ""})
    void whatIsNotOneAddressIsRefused(String address) {
        assertThatThrownBy(() -> mails.queue(address, "Objet", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
