package fr.maillage.survey.exchange.boundary;

import fr.maillage.survey.boundary.Promise;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.control.DraftBuilder;
import fr.maillage.survey.exchange.control.Imported;
import fr.maillage.survey.exchange.control.SurveyFile;
import fr.maillage.survey.exchange.control.SurveyImports;
import fr.maillage.survey.exchange.entity.BadFile;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.FileName;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Importing a questionnaire: the file, the report of what was read, the promise, the draft. Nothing is created before the last step. */
@Path("/{territory}/gestion/enquetes/import")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class SurveyImportPages {
    private static final String IMPORT = "{import: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final int TITLE_MAX = 200;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    SurveyImports imports;

    @Inject
    DraftBuilder builder;

    @Inject
    ExchangeWords words;

    @Inject
    SurveyWords surveyWords;

    @Inject
    Promise promise;

    @Inject
    Messages messages;

    @Inject
    SentValues sent;

    @GET
    public Page form() {
        return form(Fields.none(messages));
    }

    private Page form(Fields fields) {
        return Page.of("exchange/import").with(fields).with("action", root()).with("most", SurveyFile.BYTES_MAX / 1024 / 1024).with("accept", ".xlsx,.lss")
                .with("way", surveyWords.staffWay(here.get().slug(), null));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object send(List<EntityPart> parts) throws IOException {
        byte[] file = new byte[0];
        String name = "";
        for (EntityPart part : parts) {
            if (!"questionnaire".equals(part.getName())) continue;
            name = shortened(FileName.of(part));
            try (InputStream in = part.getContent()) {
                // one byte more than allowed tells that there was more
                file = in.readNBytes(SurveyFile.BYTES_MAX + 1);
            }
        }
        sent.of(file);
        Fields fields = new Fields(new MultivaluedHashMap<>(), messages);
        if (file.length == 0 && name.isEmpty()) {
            fields.fault("questionnaire", "error.required.questionnaire");
            return form(fields);
        }
        try {
            SurveyFile.read(file, name);
        } catch (BadFile fault) {
            fields.fault("questionnaire", "exchange.fault." + fault.key(), fault.args().toArray());
            return form(fields);
        }
        return to(root() + "/" + imports.keep(here.get().id(), name, file));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(200, name.length()));
    }

    @GET
    @Path(IMPORT)
    public Page report(@PathParam("import") UUID id, @QueryParam("page") String asked) {
        SurveyImports.Sent kept = find(id);
        Imported read = SurveyFile.read(kept.file(), kept.fileName());
        List<Loss> losses = read.losses();
        Paging<ExchangeWords.Line> page = Paging.of(asked, losses.size(),
                offset -> losses.stream().skip(offset).limit(Paging.SIZE).map(words::line).toList());
        String path = root() + "/" + id;
        return Page.of("exchange/report").with("file", kept.fileName()).with("path", path).with("base", path + "?page=").with("list", page)
                .with("refused", read.count(Loss.Weight.REFUSED)).with("changed", read.count(Loss.Weight.CHANGED)).with("noted", read.count(Loss.Weight.NOTED))
                .with("questions", read.draft().questions().count()).with("parts", words.parts(read.draft())).with("languages", words.languages(read.draft()))
                .with("targets", words.targets(read.draft())).with("made", kept.surveyId() == null ? null : surveyPath(kept.surveyId())).with("again", root())
                .with("survey", read.draft().title().in(read.draft().spoken())).with("way", way());
    }

    @GET
    @Path(IMPORT + "/creer")
    public Page promise(@PathParam("import") UUID id) {
        SurveyImports.Sent kept = find(id);
        Imported read = SurveyFile.read(kept.file(), kept.fileName());
        MultivaluedMap<String, String> now = new MultivaluedHashMap<>();
        String title = read.draft().title().in(read.draft().spoken());
        now.putSingle("title", title.isBlank() ? kept.fileName().replaceFirst("\\.[^.]*$", "") : title);
        return promisePage(id, read, new Fields(now, messages));
    }

    @POST
    @Path(IMPORT + "/creer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object create(@PathParam("import") UUID id, MultivaluedMap<String, String> form) {
        SurveyImports.Sent kept = find(id);
        if (kept.surveyId() != null) return to(surveyPath(kept.surveyId()));
        Imported read = SurveyFile.read(kept.file(), kept.fileName());
        Fields fields = new Fields(form, messages);
        if (!fields.has("title")) fields.fault("title", "survey.form.title.missing");
        String title = fields.text("title", false, TITLE_MAX);
        Optional<Mode> mode = promise.read(fields);
        if (!fields.ok()) return promisePage(id, read, fields);
        Survey survey = builder.create(here.get().id(), read, title, mode.orElseThrow(), messages.text("exchange.report.part.untitled"), kept.fileName(),
                new Actor(visitor.accountId(), visitor.name()));
        // two at the same moment: the second finds the first one's draft
        if (!imports.made(id, survey.id())) throw Problem.conflict();
        return to(surveyPath(survey.id()));
    }

    private Page promisePage(UUID id, Imported read, Fields fields) {
        return Page.of("exchange/promise").with("action", root() + "/" + id + "/creer").with("back", root() + "/" + id)
                .with("files", read.draft().questions().anyMatch(question -> question.type() == QuestionType.FILE))
                .with("wordAnonymous", messages.text("survey.mode.word.anonymous")).with("wordIdentified", messages.text("survey.mode.word.identified")).with("way", way()).with(fields);
    }

    private SurveyImports.Sent find(UUID id) {
        return imports.find(here.get().id(), id).orElseThrow(Problem::notFound);
    }

    private List<Map<String, String>> way() {
        List<Map<String, String>> way = new java.util.ArrayList<>(surveyWords.staffWay(here.get().slug(), null));
        way.add(SurveyWords.crumb(root(), messages.text("exchange.import.title")));
        return way;
    }

    private String root() {
        return "/" + here.get().slug() + "/gestion/enquetes/import";
    }

    private String surveyPath(UUID survey) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + survey;
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
