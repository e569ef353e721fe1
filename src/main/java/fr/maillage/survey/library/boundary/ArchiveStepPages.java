package fr.maillage.survey.library.boundary;

import fr.maillage.survey.library.control.Archive;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Once;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Puts a survey away and back among the others. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/{step: archiver|desarchiver}")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ArchiveStepPages {
    @Inject
    Desk desk;

    @Inject
    Archive archive;

    @POST
    @Transactional
    @Once
    public Object put(@PathParam("id") UUID id, @PathParam("step") String step) {
        boolean away = step.equals("archiver");
        return switch (archive.put(desk.territory(), id, away, desk.by())) {
            case DONE -> Response.seeOther(URI.create(away ? desk.list() + "/archives" : desk.path(id))).build();
            case OPEN -> throw Problem.of(409, "surveyOpen");
            case UNKNOWN -> throw Problem.notFound();
        };
    }
}
