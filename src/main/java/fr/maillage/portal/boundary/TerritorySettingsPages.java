package fr.maillage.portal.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Outbox;
import fr.maillage.territory.Logo;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a territory presents itself: contact, notices, colour, logo. */
@Path("/{territory}/gestion/reglages")
@RequestScoped
@Allowed(Role.ADMINISTRATOR)
public class TerritorySettingsPages {
    private static final int MAX_LOGO_BYTES = 500 * 1024;
    private static final int MAX_TEXT_BYTES = 64 * 1024;

    @Inject
    CurrentTerritory here;

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
    public Page show() {
        Territory t = here.get();
        MultivaluedMap<String, String> now = new MultivaluedHashMap<>();
        now.putSingle("email", t.contactEmail().orElse(""));
        now.putSingle("phone", t.contactPhone().orElse(""));
        now.putSingle("address", t.contactAddress().orElse(""));
        now.putSingle("legalNotice", t.legalNotice().orElse(""));
        now.putSingle("privacyContact", t.privacyContact().orElse(""));
        now.putSingle("colour", t.colour().orElse(""));
        now.putSingle("version", Long.toString(t.version()));
        return form(new Fields(now, messages));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object save(List<EntityPart> parts) throws IOException {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        byte[] file = new byte[0];
        for (EntityPart part : parts) {
            if (part.getName().equals("logo")) file = read(part, MAX_LOGO_BYTES);
            else sent.add(part.getName(), new String(read(part, MAX_TEXT_BYTES), StandardCharsets.UTF_8));
        }
        Fields fields = new Fields(sent, messages);
        String email = fields.text("email", false, 254);
        String phone = fields.text("phone", false, 30);
        String address = fields.text("address", false, 500);
        String legal = fields.text("legalNotice", false, 10_000);
        String privacy = fields.text("privacyContact", false, 500);
        String colour = fields.text("colour", false, 7);
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) fields.fault("email", "portal.settings.error.email");
        if (!phone.isEmpty() && !phone.matches("[+0-9 .()-]{6,30}")) fields.fault("phone", "portal.settings.error.phone");
        if (!colour.isEmpty() && !colour.matches("#[0-9a-fA-F]{6}")) fields.fault("colour", "portal.settings.error.colour");
        var logo = file.length == 0 ? null : Logo.of(file).orElse(null);
        if (file.length > 0 && logo == null) fields.fault("logo", "portal.settings.error.logo");
        if (file.length > MAX_LOGO_BYTES) fields.fault("logo", "portal.settings.error.logoSize");
        if (!fields.ok()) return form(fields);
        // the one of the request was read before this transaction
        Territory territory = territories.byId(here.get().id()).orElseThrow(Problem::notFound);
        if (!fields.raw("version").equals(Long.toString(territory.version()))) return changedMeanwhile(sent, territory);
        territory.reachAt(email, phone, address);
        territory.state(legal, privacy);
        if (!colour.isEmpty()) territory.paint(colour.toLowerCase(java.util.Locale.ROOT));
        if (logo != null) territories.putLogo(territory, logo);
        else if (fields.checked("removeLogo")) territories.removeLogo(territory);
        outbox.changed("territoire", territory.slug());
        audit.record(visitor.accountId(), visitor.name(), territory.id(), "territory.settings", "/" + territory.slug(), null);
        return Response.seeOther(URI.create("/" + territory.slug() + "/gestion/reglages?ok=1")).build();
    }

    /** What was typed stays; sending it again is then a choice made knowingly. */
    private Page changedMeanwhile(MultivaluedMap<String, String> sent, Territory territory) {
        sent.putSingle("version", Long.toString(territory.version()));
        Fields fields = new Fields(sent, messages);
        fields.fault("", "portal.settings.error.conflict");
        return form(fields).status(409).with("conflict", true);
    }

    private static Page form(Fields fields) {
        return Page.of("portal/settings").with(fields);
    }

    /** One byte more than allowed tells that there was more. */
    private static byte[] read(EntityPart part, int most) throws IOException {
        try (InputStream in = part.getContent()) {
            return in.readNBytes(most + 1);
        }
    }
}
