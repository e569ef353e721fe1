package fr.maillage.portal.boundary;

import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What a territory asked the portal to do: how far it is, what came of it. */
@Path("/{territory}/gestion/travaux")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.MODERATOR, Role.ADMINISTRATOR})
public class JobPages {
    private static final String ID = "{id: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    @Inject
    JobViews views;

    @GET
    public Page list(@QueryParam("page") String page) {
        return views.list(page);
    }

    @GET
    @Path(ID)
    public Page job(@PathParam("id") UUID id) {
        return views.job(id);
    }

    @POST
    @Path(ID + "/arret")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    @Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
    public Response cancel(@PathParam("id") UUID id) {
        return views.cancel(id);
    }
}
