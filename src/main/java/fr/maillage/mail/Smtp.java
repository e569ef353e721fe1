package fr.maillage.mail;

import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;

/** One SMTP conversation per mail (Jakarta Mail), with every wait bounded. */
@ApplicationScoped
public class Smtp {
    private static final String MILLIS = "15000";

    @Inject
    Settings settings;

    /** @throws MessagingException when the server cannot be reached or does not take the mail */
    void send(Mails.Mail mail) throws MessagingException {
        Session session = Session.getInstance(properties());
        MimeMessage message = new WithOwnId(session, mail.messageId());
        message.setFrom(new InternetAddress(settings.text(Setting.MAIL_FROM), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.body(), "UTF-8", "plain");
        message.setSentDate(Date.from(mail.createdAt()));
        // no out-of-office answer, please (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        String user = settings.text(Setting.MAIL_USER);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(user.isEmpty() ? null : user, user.isEmpty() ? null : settings.text(Setting.MAIL_PASSWORD));
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Properties properties() {
        boolean starttls = settings.flag(Setting.MAIL_STARTTLS);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.text(Setting.MAIL_HOST));
        properties.setProperty("mail.smtp.port", settings.text(Setting.MAIL_PORT));
        properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.text(Setting.MAIL_USER).isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.writetimeout", MILLIS);
        return properties;
    }

    /** Keeps the Message-ID that was written with the mail: a second attempt is the same message to whoever reads it. */
    private static final class WithOwnId extends MimeMessage {
        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
