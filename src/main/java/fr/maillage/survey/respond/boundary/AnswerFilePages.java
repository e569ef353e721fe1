package fr.maillage.survey.respond.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.respond.control.AnswerFiles;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files that people attached to their answers, for the team alone: the list, and each file, never shown inside a page. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/fichiers")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class AnswerFilePages {
    @Inject
    Surveys surveys;

    @Inject
    AnswerFiles files;

    @Inject
    SurveyWords words;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    AuditLog audit;

    /** One file of the list. */
    public record Line(String href, String name, String question, long kibibytes) {
    }

    @GET
    public Page list(@PathParam("id") UUID id, @QueryParam("page") String asked) {
        Survey survey = survey(id);
        String path = "/" + here.get().slug() + "/gestion/enquetes/" + id + "/fichiers";
        Map<String, String> texts = survey.questions().stream().collect(Collectors.toMap(Question::code, Question::text));
        Paging<Line> page = Paging.of(asked, files.count(id), offset -> files.list(id, offset, Paging.SIZE).stream()
                .map(file -> new Line(path + "/" + file.id(), file.name(), texts.getOrDefault(file.question(), file.question()), (file.bytes() + 1023) / 1024)).toList());
        return Page.of("survey/files").with("survey", survey).with("list", page).with("way", words.staffWay(here.get().slug(), survey));
    }

    @GET
    @Path("{file: [0-9a-f-]{36}}")
    @Transactional
    public Response file(@PathParam("id") UUID id, @PathParam("file") UUID file) {
        Survey survey = survey(id);
        AnswerFiles.Content content = files.content(survey.id(), file).orElseThrow(Problem::notFound);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "survey.file", survey.id().toString(), null);
        return handOut(content);
    }

    /** A download, never a page: whatever the file holds, no browser runs it here. */
    static Response handOut(AnswerFiles.Content content) {
        String name = URLEncoder.encode(content.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content.bytes(), content.type()).header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store").build();
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
    }
}
