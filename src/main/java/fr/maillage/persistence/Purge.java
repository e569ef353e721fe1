package fr.maillage.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets what has served: replay tokens after two days, windows, held forms, old job rows. */
@ApplicationScoped
public class Purge implements Recurring {
    @Inject
    Rows rows;

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        rows.update("delete from form_token where at < now() - interval '2 days'");
        rows.update("delete from form_token_seen where day < current_date - 1");
        rows.update("delete from rate_limit where window_start < now() - interval '2 days'");
        rows.update("delete from held_form where held_at < now() - interval '2 hours'");
        rows.update("delete from job where ended_at < now() - interval '90 days'");
    }
}
