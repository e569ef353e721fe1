package fr.maillage.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailSenderTest {
    @Test
    void eachAttemptWaitsLongerUpToEightHours() {
        assertThat(MailSender.wait(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailSender.wait(2)).isEqualTo(Duration.ofMinutes(3));
        assertThat(MailSender.wait(4)).isEqualTo(Duration.ofMinutes(27));
        assertThat(MailSender.wait(9)).isEqualTo(Duration.ofHours(8));
        Duration all = Duration.ZERO;
        for (int i = 1; i < MailSender.MOST_ATTEMPTS; i++) all = all.plus(MailSender.wait(i));
        assertThat(all).isBetween(Duration.ofHours(24), Duration.ofHours(48));
    }

    @Test
    void onlyTheServersRefusalOfThisMailIsFinal() {
        assertThat(MailSender.refused(new MessagingException("Invalid Addresses", new MessagingException("550 5.1.1 No such user")))).isTrue();
        assertThat(MailSender.refused(new MessagingException("451 4.3.0 Try again"))).isFalse();
        assertThat(MailSender.refused(new MessagingException("Couldn't connect to host, port: 127.0.0.1, 25"))).isFalse();
        assertThat(MailSender.refused(new AuthenticationFailedException("535 5.7.8 Bad credentials"))).isFalse();
        assertThat(MailSender.refused(new MessagingException("530 5.7.0 Must issue a STARTTLS command first"))).isFalse();
    }
}
