package fr.maillage.carpool.booking.boundary;

import fr.maillage.carpool.booking.control.Bookings;
import fr.maillage.carpool.booking.entity.Slot;
import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.territory.Role;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How many spaces of a site may be booked, and how many are: numbers, no names. */
@Path("/{territory}/gestion/covoiturage/reservations/{key: [0-9a-z]{10}}")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class BookingDeskPages {
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

    @PathParam("key")
    String key;

    @Context
    UriInfo uri;

    @GET
    public Page show() {
        CarpoolSite site = find();
        return page(site).with("values", Map.of("bookable", Integer.toString(bookings.bookable(site.id()))));
    }

    private Page page(CarpoolSite site) {
        List<String> taken = bookings.taken(site.id(), LocalDate.now(Days.ZONE)).entrySet().stream().map(entry -> messages.text("booking.taken",
                Days.withWeekday(entry.getKey().day(), messages.locale()), part(entry.getKey().part()), entry.getValue())).toList();
        String desk = "/" + here.get().slug() + "/gestion";
        return Page.of("booking/desk").with("site", site.facts().name()).with("taken", taken).with("action", desk + "/covoiturage/reservations/" + key).with("back", desk + "/covoiturage/" + key)
                .with("flash", uri.getQueryParameters().containsKey("fait") ? messages.text("booking.done.offer") : null)
                .with("trail", List.of(new CarpoolPages.Crumb(desk, messages.text("nav.backoffice")), new CarpoolPages.Crumb(desk + "/covoiturage", messages.text("carpool.desk.title")),
                        new CarpoolPages.Crumb(desk + "/covoiturage/" + key, site.facts().name())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object offer(MultivaluedMap<String, String> form) {
        CarpoolSite site = find();
        Fields fields = new Fields(form, messages);
        Optional<Integer> spaces = fields.whole("bookable", true, 0, 1000);
        if (spaces.isPresent() && site.facts().spaces() != null && spaces.get() > site.facts().spaces()) fields.fault("bookable", "booking.error.moreThanSpaces", site.facts().spaces());
        if (!fields.ok()) return page(site).with(fields);
        bookings.offer(site, spaces.orElseThrow(), visitor.accountId(), visitor.name(), here.get().id());
        return Response.seeOther(URI.create("/" + here.get().slug() + "/gestion/covoiturage/reservations/" + key + "?fait=oui")).build();
    }

    private String part(Slot.Part part) {
        return messages.text("booking.part." + part.name().toLowerCase(Locale.ROOT), part.from(), part.to());
    }

    private CarpoolSite find() {
        return sites.byKey(key, here.get().id()).filter(site -> !site.withdrawn()).orElseThrow(Problem::notFound);
    }
}
