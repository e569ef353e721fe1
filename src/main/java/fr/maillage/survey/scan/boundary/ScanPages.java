package fr.maillage.survey.scan.boundary;

import fr.maillage.persistence.Job;
import fr.maillage.persistence.Jobs;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.boundary.KeyingForm;
import fr.maillage.survey.paper.boundary.PaperDesk;
import fr.maillage.survey.paper.control.Keyed;
import fr.maillage.survey.paper.control.PaperIntake;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.scan.control.ScanFile;
import fr.maillage.survey.scan.control.Sheets;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Scanned forms: the upload, what was read, and each form's confirmation by an agent. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/papier/numerisation")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ScanPages {
    private static final String FORM = "{form: [1-9][0-9]{0,5}}";

    @Inject
    PaperDesk desk;

    @Inject
    KeyingForm form;

    @Inject
    Sheets sheets;

    @Inject
    PaperIntake intake;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    Messages messages;

    /** A form of the list. */
    public record Waiting(String number, String href, int doubts, String missing) {
    }

    /** What is said of a page. */
    public record Said(int page, String why) {
    }

    @GET
    public Page show(@PathParam("id") UUID id, @QueryParam("page") String asked) {
        return page(desk.taking(id), asked, Fields.none(messages));
    }

    private Page page(Survey survey, String asked, Fields fields) {
        Paging<Waiting> paging = Paging.of(asked, sheets.count(survey.id()), offset -> sheets.page(survey.id(), offset, Paging.SIZE).stream().map(sheet -> waiting(survey, sheet)).toList());
        return desk.page("paper/scans", survey).with("paging", paging).with("sheets", paging.items()).with("base", root(survey) + "?page=").with("most", settings.number(Setting.UPLOAD_MAX_MB))
                .with("pagesMost", ScanFile.PAGES_MOST).with("way", desk.way(survey, true)).with(fields);
    }

    private Waiting waiting(Survey survey, Sheets.Sheet sheet) {
        return new Waiting(new FormNumber(survey.id(), sheet.form()).toString(), root(survey) + "/" + sheet.form(), sheet.doubts().size(), missing(sheet));
    }

    private static String missing(Sheets.Sheet sheet) {
        return String.join(", ", sheet.missing().stream().map(String::valueOf).toList());
    }

    private String root(Survey survey) {
        return desk.path(survey) + "/numerisation";
    }

    /** Queues the file, or says what is wrong with it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Once
    public Object send(@PathParam("id") UUID id, List<EntityPart> parts) throws IOException {
        Survey survey = desk.taking(id);
        int most = settings.number(Setting.UPLOAD_MAX_MB) * 1024 * 1024;
        byte[] file = new byte[0];
        for (EntityPart part : parts) {
            if (!"scan".equals(part.getName())) continue;
            try (InputStream in = part.getContent()) {
                file = in.readNBytes(most + 1);
            }
        }
        if (file.length > most) throw Problem.of(413, "tooLarge", settings.number(Setting.UPLOAD_MAX_MB));
        Fields fields = Fields.none(messages);
        if (file.length == 0) fields.fault("scan", "paper.scan.file.missing");
        else if (!ScanFile.known(file)) fields.fault("scan", "paper.scan.fault.kind");
        if (!fields.ok()) return page(survey, null, fields);
        UUID job = jobs.queue(ScanReadingWork.KIND, survey.territoryId(), desk.by().accountId(), Json.createObjectBuilder().add("survey", id.toString()).build().toString(), file);
        return Response.seeOther(URI.create(desk.jobs() + "/" + job)).build();
    }

    @GET
    @Path("rapport/{job: [0-9a-f-]{36}}")
    public Page report(@PathParam("id") UUID id, @PathParam("job") UUID jobId) {
        Survey survey = desk.onPaper(id);
        Job job = jobs.find(jobId, survey.territoryId()).filter(found -> found.kind().equals(ScanReadingWork.KIND) && found.report() != null).orElseThrow(Problem::notFound);
        try (var reader = Json.createReader(new StringReader(job.report()))) {
            JsonObject report = reader.readObject();
            if (!report.getString("survey").equals(id.toString())) throw Problem.notFound();
            List<Said> notes = report.getJsonArray("notes").getValuesAs(JsonObject.class).stream()
                    .map(note -> new Said(note.getInt("page"), messages.text("paper.scan.why." + note.getString("why"), note.getString("form")))).toList();
            String fault = report.getString("fault", null);
            return desk.page("paper/scan-report", survey).with("pages", report.getInt("pages")).with("forms", report.getInt("forms")).with("notes", notes)
                    .with("fault", fault == null ? null : messages.text("paper.scan.fault." + fault, ScanFile.PAGES_MOST)).with("root", root(survey)).with("way", desk.way(survey, true));
        }
    }

    /** The keying form, filled with what was read, beside the pictures of what is not sure or written by hand. */
    @GET
    @Path(FORM)
    public Page confirm(@PathParam("id") UUID id, @PathParam("form") int number) {
        Survey survey = desk.taking(id);
        Sheets.Sheet sheet = sheet(survey, number);
        MultivaluedMap<String, String> read = new MultivaluedHashMap<>();
        sheet.typed().forEach(read::addAll);
        return confirming(survey, sheet, form.page(survey, form.filled(read), Channel.PAPER));
    }

    private Sheets.Sheet sheet(Survey survey, int number) {
        return sheets.find(survey.id(), number).orElseThrow(Problem::notFound);
    }

    private Page confirming(Survey survey, Sheets.Sheet sheet, Page keying) {
        Page page = Page.of("paper/sheet");
        keying.model().forEach(page::with);
        return page.with("number", new FormNumber(survey.id(), sheet.form()).toString()).with("sheet", sheet.form()).with("doubts", sheet.doubts()).with("confidence", sheet.confidence())
                .with("crops", sheets.crops(survey.id(), sheet.form())).with("missing", missing(sheet)).with("action", root(survey) + "/" + sheet.form()).with("root", root(survey))
                .with("way", desk.way(survey, true)).status(keying.status());
    }

    @POST
    @Path(FORM)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once(anonymousReplay = "../../numerisation")
    public Object accept(@PathParam("id") UUID id, @PathParam("form") int number, MultivaluedMap<String, String> sent) {
        Survey survey = desk.taking(id);
        Sheets.Sheet sheet = sheet(survey, number);
        sent.putSingle("form", new FormNumber(id, number).toString());
        Fields fields = form.read(survey, sent);
        Optional<Keyed> keyed = form.keyed(survey, fields, Channel.PAPER, desk.by());
        if (keyed.isEmpty()) return confirming(survey, sheet, form.page(survey, fields, Channel.PAPER));
        PaperIntake.Outcome outcome = intake.key(survey, keyed.get());
        if (outcome instanceof PaperIntake.Outcome.Refused refused) return confirming(survey, sheet, form.refused(survey, fields, Channel.PAPER, refused));
        sheets.forget(id, number);
        if (outcome instanceof PaperIntake.Outcome.Differs) return to(desk.path(survey) + "/ecarts/" + number);
        return to(root(survey) + sheets.next(id).map(next -> "/" + next).orElse(""));
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** Puts a sheet aside: its pictures go, its form may be keyed from the paper. */
    @POST
    @Path(FORM + "/ecarter")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object putAside(@PathParam("id") UUID id, @PathParam("form") int number) {
        Survey survey = desk.onPaper(id);
        if (!sheets.forget(id, number)) throw Problem.notFound();
        return to(root(survey));
    }

    @GET
    @Path(FORM + "/{position: [0-9]{1,6}}.png")
    public Response crop(@PathParam("id") UUID id, @PathParam("form") int number, @PathParam("position") int position) {
        desk.onPaper(id);
        byte[] png = sheets.crop(id, number, position).orElseThrow(Problem::notFound);
        return Response.ok(png).type("image/png").header("Cache-Control", "no-store").build();
    }
}
