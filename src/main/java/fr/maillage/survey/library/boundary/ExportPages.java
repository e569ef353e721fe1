package fr.maillage.survey.library.boundary;

import fr.maillage.persistence.Json;
import fr.maillage.survey.control.DesignWriter;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.survey.wording.control.Translations;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.Map;
import java.util.UUID;

/** A survey as a file of our own format: taken away with every translation and no answer. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/enquete.json")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ExportPages {
    @Inject
    Desk desk;

    @Inject
    Translations translations;

    @GET
    public Response file(@PathParam("id") UUID id) {
        Survey survey = desk.survey(id);
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            writer.writeObject(DesignWriter.survey(survey, translations.all(id)));
        }
        return Response.ok(text.toString().strip() + "\n", MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .header("Content-Disposition", "attachment; filename=\"" + survey.slug() + ".maillage.json\"").header("Cache-Control", "no-store").build();
    }
}
