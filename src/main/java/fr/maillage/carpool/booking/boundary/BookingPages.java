package fr.maillage.carpool.booking.boundary;

import fr.maillage.carpool.booking.control.Bookings;
import fr.maillage.carpool.booking.entity.Slot;
import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Booking a space for half a day: the next two weeks, what is left of each half, one's own. */
@Path("/{territory}/covoiturage/aires/{slug}/reserver")
@RequestScoped
@Allowed(signedIn = true)
public class BookingPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    Bookings bookings;

    @Inject
    SiteViews views;

    @Context
    UriInfo uri;

    /** Half a day in the list. */
    public record Half(String code, String label, String left, boolean free, boolean mine) {
    }

    /** A day with its halves. */
    public record Day(String label, List<Half> halves) {
    }

    @GET
    public Page show(@PathParam("slug") String slug) {
        String done = uri.getQueryParameters().getFirst("fait");
        return page(find(slug)).with("flash", done != null && done.matches("book|cancel") ? messages.text("booking.done." + done) : null);
    }

    private Page page(CarpoolSite site) {
        LocalDateTime now = LocalDateTime.now(Days.ZONE);
        int offered = bookings.bookable(site.id());
        Map<Slot, Integer> taken = bookings.taken(site.id(), now.toLocalDate());
        List<Slot> mine = bookings.mine(site.id(), visitor.accountId(), now.toLocalDate());
        List<Day> days = new ArrayList<>();
        for (LocalDate day = now.toLocalDate(); day.isBefore(now.toLocalDate().plusDays(Bookings.DAYS)); day = day.plusDays(1)) {
            List<Half> halves = new ArrayList<>();
            for (Slot.Part part : Slot.Part.values()) {
                Slot slot = new Slot(day, part);
                int left = Math.max(0, offered - taken.getOrDefault(slot, 0));
                if (slot.end().isAfter(now)) halves.add(new Half(slot.code(), part(part), left == 0 ? messages.text("booking.full") : views.counted("booking.left", left), left > 0, mine.contains(slot)));
            }
            if (!halves.isEmpty()) days.add(new Day(Days.withWeekday(day, messages.locale()), halves));
        }
        return Page.of("booking/book").with("site", views.line(site)).with("days", days).with("offered", offered).with("closed", !site.facts().open()).with("refused", null)
                .with("action", views.path("aires/" + site.slug() + "/reserver")).with("trail", List.of(new CarpoolPages.Crumb("/" + here.get().slug(), here.get().name()),
                        new CarpoolPages.Crumb(views.path(""), messages.text("carpool.title")), new CarpoolPages.Crumb(views.path("aires/" + site.slug()), site.facts().name())));
    }

    /** {@code faire=annuler} gives one's space back. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object book(@PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        CarpoolSite site = find(slug);
        Fields fields = new Fields(form, messages);
        Slot slot = Slot.parse(fields.raw("creneau")).orElseThrow(() -> Problem.of(400, "malformed"));
        boolean cancels = fields.raw("faire").equals("annuler");
        if (cancels) bookings.cancel(site.id(), slot, visitor.accountId());
        else {
            Bookings.Outcome outcome = bookings.book(site.id(), slot, visitor.accountId(), LocalDateTime.now(Days.ZONE));
            if (outcome != Bookings.Outcome.BOOKED) return page(site).with("refused", messages.text("booking.refused." + outcome.name().toLowerCase(Locale.ROOT))).status(409);
        }
        return Response.seeOther(URI.create(views.path("aires/" + slug + "/reserver?fait=" + (cancels ? "cancel" : "book")))).build();
    }

    private String part(Slot.Part part) {
        return messages.text("booking.part." + part.name().toLowerCase(Locale.ROOT), part.from(), part.to());
    }

    private CarpoolSite find(String slug) {
        CarpoolSite site = sites.bySlug(slug, here.get().id()).orElseThrow(Problem::notFound);
        if (site.withdrawn()) throw Problem.gone();
        return site;
    }
}
