package fr.maillage.mail;

import fr.maillage.persistence.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets old mail. */
@ApplicationScoped
public class MailPurge implements Recurring {
    @Inject
    Mails mails;

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        mails.purge();
    }
}
