package fr.maillage.portal.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Outbox;
import fr.maillage.territory.Role;
import fr.maillage.territory.Siren;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.StyleGuide;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The operator's desk: the install's territories, created from a SIREN or an INSEE code. */
@Path("/gestion")
@RequestScoped
@Allowed(Role.OPERATOR)
public class OperatorPages {
    @Inject
    Territories territories;

    @Inject
    Messages messages;

    @Inject
    Visitor visitor;

    @Inject
    AuditLog audit;

    @Inject
    Outbox outbox;

    @GET
    public Page desk() {
        return Page.of("portal/operator");
    }

    @GET
    @Path("charte")
    public Page styleGuide() {
        Page page = Page.of("style/guide");
        StyleGuide.model(messages::text).forEach(page::with);
        return page;
    }

    @GET
    @Path("territoires")
    public Page list(@QueryParam("q") String asked, @QueryParam("page") String page) {
        return listWith(Fields.none(messages), asked, page);
    }

    @POST
    @Path("territoires")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object create(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        String code = fields.text("code", true, 14).replace(" ", "");
        if (!fields.ok()) return listWith(fields, null, null);
        Optional<Territory> created;
        try {
            created = code.length() == 9 ? territories.createFromSiren(new Siren(code)) : territories.createFromInsee(code.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fields.fault("code", "portal.territories.error.malformed");
            return listWith(fields, null, null);
        } catch (IllegalStateException e) {
            fields.fault("code", "portal.territories.error.exists");
            return listWith(fields, null, null);
        }
        if (created.isEmpty()) {
            fields.fault("code", "portal.territories.error.unknown", code);
            return listWith(fields, null, null);
        }
        Territory territory = created.get();
        outbox.changed("territoire", territory.slug());
        audit.record(visitor.accountId(), visitor.name(), territory.id(), "territory.create", "/" + territory.slug(), null);
        return Response.seeOther(URI.create("/" + territory.slug() + "/gestion/reglages")).build();
    }

    private Page listWith(Fields fields, String asked, String page) {
        String search = asked == null ? "" : asked.strip();
        if (search.length() > 100) throw Problem.of(400, "malformed");
        int number = Paging.number(page);
        var found = search.isEmpty() ? territories.all(Paging.offset(number), Paging.SIZE) : territories.search(search, Paging.offset(number), Paging.SIZE);
        return Page.of("portal/territories").with(fields).with("q", search).with("list", new Paging<>(found.items(), number, Paging.SIZE, found.total()));
    }
}
