package fr.maillage.account.control;

import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets sessions that are over, links a week after their end, and sign-ups that nobody confirmed while they could. */
@ApplicationScoped
public class AccountPurge implements Recurring {
    @Inject
    Rows rows;

    @Inject
    Settings settings;

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        rows.update("delete from account_session where seen_at < now() - make_interval(mins => ?) or created_at < now() - make_interval(hours => ?)",
                settings.number(Setting.SESSION_IDLE_MINUTES), settings.number(Setting.SESSION_MAX_HOURS));
        rows.update("delete from one_time_link where expires_at < now() - interval '7 days'");
        rows.update("""
                delete from account a where confirmed_at is null and created_at < now() - interval '7 days'
                and not exists (select 1 from one_time_link l where l.account_id = a.id and l.expires_at > now())""");
    }
}
