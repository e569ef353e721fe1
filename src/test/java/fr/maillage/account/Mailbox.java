package fr.maillage.account;

import fr.maillage.testing.Portal;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What arrived at an address, by real SMTP. */
record Mailbox(String address) {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/compte/(?:confirmer|nouveau-mot-de-passe|adresse)/[A-Za-z0-9_-]+)");

    List<MimeMessage> all() {
        return Arrays.stream(Portal.mail().getReceivedMessages()).filter(this::isMine).toList();
    }

    /** Waits until as many letters are there and answers the last. */
    MimeMessage last(int count) {
        Portal.await(count + " letters to " + address, Duration.ofSeconds(30), () -> all().size() >= count);
        return all().get(count - 1);
    }

    /** The path of the one-time link in a letter. */
    static String link(MimeMessage letter) {
        Matcher found = LINK.matcher(text(letter));
        if (!found.find()) throw new AssertionError("no link in: " + text(letter));
        return found.group(1);
    }

    static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isMine(MimeMessage message) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO)).anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
