package fr.maillage.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.PortalTest;
import fr.maillage.testing.Visit;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mail by a real SMTP server. */
class MailIT extends PortalTest {
    private static UUID queued(String recipient, String subject, String body) {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into mail_message (id, message_id, recipient, subject, body, state) values (?, ?, ?, ?, ?, 'waiting')", id, "<" + id + "@essai.fr>", recipient, subject, body);
        return id;
    }

    private static List<MimeMessage> arrived(UUID id) {
        return Arrays.stream(Portal.mail().getReceivedMessages()).filter(message -> {
            try {
                return message.getMessageID().contains(id.toString());
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private static String state(UUID id) {
        return Portal.value("select state from mail_message where id = ?", id);
    }

    private static void awaitState(UUID id, String state) {
        Portal.await("mail " + state, Duration.ofSeconds(40), () -> state(id).equals(state));
    }

    @Test
    void aMailLeavesOnceWithItsOwnIdAndItsTextIsForgotten() throws Exception {
        UUID id = queued("camille@exemple.fr", "Été à Saint-Chély : « réponse »", "Ligne une\n\n.\nŒuvre, naïveté, 12 €\n");
        awaitState(id, "sent");
        List<MimeMessage> messages = arrived(id);
        assertThat(messages).hasSize(1);
        MimeMessage message = messages.get(0);
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@essai.fr>");
        assertThat(message.getSubject()).isEqualTo("Été à Saint-Chély : « réponse »");
        assertThat(message.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo("Ligne une\n\n.\nŒuvre, naïveté, 12 €");
        assertThat(message.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(Portal.<Object>value("select body from mail_message where id = ?", id)).isNull();
    }

    @Test
    void aMailTakenByANodeThatDiedIsSentLaterUnderTheSameId() {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into mail_message (id, message_id, recipient, subject, body, state, attempts, due_at) values (?, ?, 'camille@exemple.fr', 'Après la panne', 'x', 'waiting', 1, now() + interval '3 seconds')",
                id, "<" + id + "@essai.fr>");
        assertThat(state(id)).isEqualTo("waiting");
        awaitState(id, "sent");
        assertThat(arrived(id)).hasSize(1);
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAndTheOthersStillLeave() {
        UUID bad = queued("pas une adresse", "Impossible", "x");
        UUID good = queued("camille@exemple.fr", "Possible", "x");
        awaitState(bad, "failed");
        awaitState(good, "sent");
        assertThat(Portal.<String>value("select last_error from mail_message where id = ?", bad)).isNotBlank();
    }

    @Test
    void aLastAttemptThatFailsIsGivenUp() {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into mail_message (id, message_id, recipient, subject, body, state, attempts) values (?, ?, 'camille@exemple.fr', 'Trop tard', 'x', 'failed', 10)", id, "<" + id + "@essai.fr>");
        Answer page = Visit.as("exploitant@maillage.demo").page("/gestion/courriers/" + id);
        assertThat(page.html().select("main").text()).contains("abandonné", "Trop tard");
    }

    @Test
    void theOperatorReadsAMailAndNothingInItIsMarkup() {
        UUID id = UUID.randomUUID();
        Portal.sql("insert into mail_message (id, message_id, recipient, subject, body, state) values (?, ?, 'camille@exemple.fr', '<b>Objet</b>', '<script>alert(1)</script>', 'kept')", id, "<" + id + "@essai.fr>");
        Visit operator = Visit.as("exploitant@maillage.demo");
        Answer page = operator.page("/gestion/courriers/" + id);
        assertThat(page.html().select("main script, main b")).isEmpty();
        assertThat(page.html().select("pre").text()).isEqualTo("<script>alert(1)</script>");
        assertThat(operator.page("/gestion/courriers").html().select("tbody th").text()).contains("<b>Objet</b>");
        assertThat(Visit.as("administration@mende.demo").page("/gestion/courriers/" + id).status()).isEqualTo(403);
    }
}
