package fr.maillage.mail;

import fr.maillage.persistence.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Sends what waits. Any number of nodes may run it: a mail is taken by one (SKIP LOCKED, then a lease). A refusal by the
 * server (5xx) is final; anything else is tried again, ever later, for about two days.
 */
@ApplicationScoped
public class MailSender implements Recurring {
    private static final Logger LOG = Logger.getLogger(MailSender.class.getName());
    static final int MOST_ATTEMPTS = 10;
    /** At one run, so that a long queue does not keep the heart's thread for ever. */
    private static final int BATCH = 50;
    private static final int ERROR_MAX = 500;

    @Inject
    Mails mails;

    @Inject
    Smtp smtp;

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        if (!mails.canSend()) return;
        for (int i = 0; i < BATCH; i++) {
            Optional<Mails.Mail> due = mails.takeDue();
            if (due.isEmpty() || !send(due.get())) return;
        }
    }

    /** Answers whether the server spoke to us; when it did not, the others would wait in vain too. */
    private boolean send(Mails.Mail mail) {
        try {
            smtp.send(mail);
            mails.sent(mail.id());
            return true;
        } catch (MessagingException e) {
            String error = describe(e);
            boolean refused = refused(e);
            if (refused || mail.attempts() >= MOST_ATTEMPTS) mails.giveUp(mail.id(), error);
            else mails.retry(mail.id(), wait(mail.attempts()), error);
            LOG.warning("mail " + mail.id() + (refused ? " refused: " : " not sent: ") + error);
            return refused;
        }
    }

    /** 1 minute after the first attempt, then three times as long each time, 8 hours at most. */
    static Duration wait(int attempts) {
        long minutes = 1;
        for (int i = 1; i < attempts && minutes < 480; i++) minutes *= 3;
        return Duration.ofMinutes(Math.min(minutes, 480));
    }

    /** Whether the server refused this mail for good (RFC 5321, 4.2.1), rather than us, or for now. */
    static boolean refused(MessagingException failure) {
        if (failure instanceof jakarta.mail.AuthenticationFailedException) return false;
        for (Exception e = failure; e != null; e = e instanceof MessagingException chained ? chained.getNextException() : null)
            if (e.getMessage() != null && e.getMessage().strip().matches("(?s)55[0-4][ -].*")) return true;
        return failure instanceof jakarta.mail.internet.AddressException;
    }

    /** What the server said, on one line. */
    private static String describe(MessagingException failure) {
        StringBuilder said = new StringBuilder();
        for (Exception e = failure; e != null && said.length() < ERROR_MAX; e = e instanceof MessagingException chained ? chained.getNextException() : null)
            said.append(said.isEmpty() ? "" : " | ").append(e.getMessage());
        String line = said.toString().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > ERROR_MAX ? line.substring(0, ERROR_MAX) : line;
    }
}
