package fr.maillage.survey.exchange.boundary;

import fr.maillage.persistence.Settings;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.control.DdiCodebook;
import fr.maillage.survey.exchange.control.XlsFormExport;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A survey's questionnaire as a file for other software. No answer leaves by here. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/exporter")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class SurveyExportPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Surveys surveys;

    @Inject
    ExchangeWords words;

    @Inject
    SurveyWords surveyWords;

    @Inject
    Settings settings;

    @GET
    public Page show(@PathParam("id") UUID id, @QueryParam("page") String asked) {
        Survey survey = survey(id);
        List<Loss> losses = XlsFormExport.of(survey).losses();
        Paging<ExchangeWords.Line> page = Paging.of(asked, losses.size(), offset -> losses.stream().skip(offset).limit(Paging.SIZE).map(words::line).toList());
        String path = "/" + here.get().slug() + "/gestion/enquetes/" + id + "/exporter";
        return Page.of("exchange/export").with("survey", survey).with("path", path).with("base", "?page=").with("list", page)
                .with("way", surveyWords.staffWay(here.get().slug(), survey));
    }

    @GET
    @Path("xlsform.xlsx")
    public Response xlsForm(@PathParam("id") UUID id) throws IOException {
        Survey survey = survey(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsFormExport.of(survey).write(out);
        return file(out, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", survey.slug() + ".xlsx");
    }

    @GET
    @Path("ddi.xml")
    public Response ddi(@PathParam("id") UUID id) {
        Survey survey = survey(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DdiCodebook.write(survey, here.get().name(), settings.baseIri() + "/" + here.get().slug() + "/enquetes/" + survey.slug(), words.codebook(), out);
        return file(out, "application/xml", survey.slug() + "-ddi.xml");
    }

    private static Response file(ByteArrayOutputStream content, String type, String name) {
        return Response.ok(content.toByteArray()).type(type).header("Content-Disposition", "attachment; filename=\"" + name + "\"").header("Cache-Control", "no-store").build();
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
    }
}
