package fr.maillage.carpool.booking.boundary;

import fr.maillage.carpool.booking.control.Bookings;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.mail.Mails;
import fr.maillage.mail.Recipients;
import fr.maillage.persistence.Recurring;
import fr.maillage.persistence.Settings;
import fr.maillage.web.Days;
import fr.maillage.web.Templates;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A letter the day before, or at once to who books for today: once for each booking, whichever node is quicker. */
@ApplicationScoped
public class BookingReminders implements Recurring {
    @Inject
    Bookings bookings;

    @Inject
    Recipients recipients;

    @Inject
    CarpoolSites sites;

    @Inject
    Mails mails;

    @Inject
    Templates templates;

    @Inject
    Settings settings;

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    @Transactional
    public void run() {
        LocalDate today = LocalDate.now(Days.ZONE);
        bookings.remind(today).forEach(this::remind);
        bookings.forget(today);
    }

    private void remind(Bookings.Due due) {
        recipients.of(due.account()).ifPresent(to -> sites.territoryOf(due.commune()).ifPresent(territory -> {
            Locale locale = Locale.forLanguageTag(to.language());
            String part = text(locale, "booking.part." + due.slot().part().name().toLowerCase(Locale.ROOT), due.slot().part().from(), due.slot().part().to());
            Map<String, Object> model = new HashMap<>();
            model.put("name", to.name());
            model.put("place", due.siteName());
            model.put("day", Days.withWeekday(due.slot().day(), locale));
            model.put("part", part);
            model.put("link", settings.baseIri() + "/" + territory + "/covoiturage/aires/" + due.siteSlug() + "/reserver");
            String subject = text(locale, "booking.letter", due.siteName(), Days.brief(due.slot().day(), locale)).replaceAll("\\s+", " ");
            mails.queue(to.address(), subject.substring(0, Math.min(200, subject.length())), templates.render("booking/reminder" + (to.language().equals("en") ? "_en" : "") + ".txt", model, to.language()).strip() + "\n");
        }));
    }

    private static String text(Locale locale, String key, Object... arguments) {
        return Texts.format(locale, Texts.find(locale, key).orElseThrow(() -> new IllegalStateException("no message " + key)), arguments);
    }
}
