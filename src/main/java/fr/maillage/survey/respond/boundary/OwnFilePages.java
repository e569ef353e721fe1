package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.Json;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files that a person attaches to their own answer: sent while the page stays, and fetched again. */
@Path("/{territory}/enquetes/{slug}/fichiers")
@RequestScoped
public class OwnFilePages {
    @Inject
    Visible visible;

    @Inject
    Surveys surveys;

    @Inject
    Uploads uploads;

    @Inject
    AnswerFiles files;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    /** Answers JSON: 201 with the file's id, name, address and a sentence; or {@code {"error": a sentence}}. Sent twice, the second takes the first one's place. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Response send(@PathParam("slug") String slug, List<EntityPart> parts) throws IOException {
        Survey survey = visible.answerable(slug);
        if (survey.anonymous()) throw Problem.notFound();
        if (!visible.open(survey)) return json(409, Json.createObjectBuilder().add("error", messages.text("survey.late.closed.title")));
        Optional<AnswerFiles.Line> kept = uploads.one(survey, visitor.accountId(), parts);
        if (kept.isEmpty()) return json(422, Json.createObjectBuilder().add("error", uploads.fault()));
        AnswerFiles.Line file = kept.get();
        return json(201, Json.createObjectBuilder().add("file", file.id().toString()).add("name", file.name())
                .add("href", visible.frame(survey).home() + "/fichiers/" + file.id()).add("said", messages.text("question.file.kept", file.name())));
    }

    /** Somebody's own file, as long as it is kept, whatever became of the survey. */
    @GET
    @Path("{file: [0-9a-f-]{36}}")
    public Response file(@PathParam("slug") String slug, @PathParam("file") UUID file) {
        Survey survey = surveys.published(here.get().id(), slug).orElseThrow(Problem::notFound);
        if (!visitor.signedIn()) throw Problem.signIn();
        return AnswerFilePages.handOut(files.own(survey.id(), visitor.accountId(), file).orElseThrow(Problem::notFound));
    }

    private static Response json(int status, JsonObjectBuilder body) {
        return Response.status(status).entity(body.build().toString()).type("application/json").header("Cache-Control", "no-store").build();
    }
}
