package fr.maillage.carpool.boundary;

import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The import of the install: the whole of France. */
@Path("/gestion/covoiturage/import")
@RequestScoped
@Allowed(Role.OPERATOR)
public class InstallImportPages {
    @Inject
    ImportDesk desk;

    @Inject
    Messages messages;

    @GET
    public Page form() {
        return desk.form(Fields.none(messages));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object send(List<EntityPart> parts) throws IOException {
        return desk.queue(parts);
    }

    @GET
    @Path("{job: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
    public Page report(@PathParam("job") UUID job, @QueryParam("liste") String outcome, @QueryParam("page") String page) {
        return desk.report(job, outcome, page);
    }

    @GET
    @Path("{job: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/rapport.csv")
    public Response csv(@PathParam("job") UUID job) {
        return desk.csv(job);
    }
}
