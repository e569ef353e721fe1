package fr.maillage.carpool.photo.boundary;

import fr.maillage.carpool.boundary.CarpoolPages;
import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.photo.control.Photo;
import fr.maillage.carpool.photo.control.SitePhotos;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.SentValues;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import java.util.Optional;
import java.util.UUID;

/** The photos of a site, for the team: what is there, one more, one less. */
@Path("/{territory}/gestion/covoiturage/photos/{key: [0-9a-z]{10}}")
@RequestScoped
@Allowed({Role.AGENT, Role.ADMINISTRATOR})
public class PhotoPages {
    private static final int MIB = 1024 * 1024;
    private static final int ALT_MAX = 300;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    CarpoolSites sites;

    @Inject
    SitePhotos photos;

    @Inject
    Settings settings;

    @Inject
    SentValues sent;

    @PathParam("key")
    String key;

    @GET
    public Page show() {
        return page(find(), Fields.none(messages));
    }

    private Page page(CarpoolSite site, Fields fields) {
        String desk = "/" + here.get().slug() + "/gestion";
        List<SitePhotos.Kept> kept = photos.of(site.id());
        return Page.of("photo/desk").with("site", site.facts().name()).with("photos", kept).with("room", kept.size() < SitePhotos.MOST).with("most", SitePhotos.MOST)
                .with("megabytes", settings.number(Setting.UPLOAD_MAX_MB)).with("action", base()).with("picture", "/" + here.get().slug() + "/covoiturage/aires/" + site.slug() + "/photos/")
                .with("trail", List.of(new CarpoolPages.Crumb(desk, messages.text("nav.backoffice")), new CarpoolPages.Crumb(desk + "/covoiturage", messages.text("carpool.desk.title")),
                        new CarpoolPages.Crumb(desk + "/covoiturage/" + key, site.facts().name()))).with(fields);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object add(List<EntityPart> parts) throws IOException {
        CarpoolSite site = find();
        long most = settings.number(Setting.UPLOAD_MAX_MB) * (long) MIB;
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        byte[] file = new byte[0];
        for (EntityPart part : parts) {
            try (InputStream in = part.getContent()) {
                if ("photo".equals(part.getName())) file = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
                else if ("alt".equals(part.getName())) typed.add("alt", new String(in.readNBytes(10_000), StandardCharsets.UTF_8));
            }
        }
        if (file.length > most) throw Problem.of(413, "tooLarge", settings.number(Setting.UPLOAD_MAX_MB));
        sent.of(file);
        Fields fields = new Fields(typed, messages);
        String alt = fields.text("alt", true, ALT_MAX);
        if (file.length == 0) fields.fault("photo", "error.required.photo");
        // a photo is drawn once its words are there: drawing costs more than reading
        Optional<Photo> photo = fields.ok() ? Photo.of(file) : Optional.empty();
        if (fields.ok() && photo.isEmpty()) fields.fault("photo", "photo.error.none");
        if (fields.ok() && !photos.add(site, photo.orElseThrow(), alt, actor())) fields.fault("photo", "photo.error.many", SitePhotos.MOST);
        if (!fields.ok()) return page(site, fields);
        return Response.seeOther(URI.create(base())).build();
    }

    @POST
    @Path("retirer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response remove(MultivaluedMap<String, String> form) {
        CarpoolSite site = find();
        try {
            photos.remove(site, UUID.fromString(new Fields(form, messages).raw("photo")), actor());
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
        return Response.seeOther(URI.create(base())).build();
    }

    private CarpoolSite find() {
        return sites.byKey(key, here.get().id()).filter(site -> !site.withdrawn()).orElseThrow(Problem::notFound);
    }

    private SiteKeeping.Actor actor() {
        return new SiteKeeping.Actor(visitor.accountId(), visitor.name(), here.get().id());
    }

    private String base() {
        return "/" + here.get().slug() + "/gestion/covoiturage/photos/" + key;
    }
}
