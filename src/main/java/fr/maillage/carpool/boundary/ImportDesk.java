package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.register.Finding;
import fr.maillage.carpool.control.register.ImportFindings;
import fr.maillage.carpool.control.register.ImportReport;
import fr.maillage.persistence.Job;
import fr.maillage.persistence.Jobs;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.FileName;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.SentValues;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Imports of carpool sites by hand, for a territory or for the whole install: the upload, the report. */
@RequestScoped
public class ImportDesk {
    private static final int MIB = 1024 * 1024;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Jobs jobs;

    @Inject
    ImportFindings findings;

    @Inject
    SentValues sent;

    /** A finding in words. */
    public record Line(int line, String field, String value, String reason) {
    }

    Page form(Fields fields) {
        int most = settings.number(Setting.UPLOAD_MAX_MB);
        return Page.of("carpool/import").with(fields).with("most", most).with("action", root() + "/covoiturage/import").with("territorial", here.find().isPresent())
                .with("jobs", root() + "/travaux").with("trail", crumbs());
    }

    /** Queues the file, or shows the form again with what is wrong. */
    Object queue(List<EntityPart> parts) throws IOException {
        long most = settings.number(Setting.UPLOAD_MAX_MB) * (long) MIB;
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        byte[] file = new byte[0];
        String name = "";
        for (EntityPart part : parts) {
            if ("register".equals(part.getName())) {
                name = FileName.of(part);
                try (InputStream in = part.getContent()) {
                    file = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
                }
            } else if ("keepValid".equals(part.getName()) || "compare".equals(part.getName())) {
                try (InputStream in = part.getContent()) {
                    typed.add(part.getName(), new String(in.readNBytes(10), StandardCharsets.UTF_8));
                }
            }
        }
        if (file.length > most) throw Problem.of(413, "tooLarge", settings.number(Setting.UPLOAD_MAX_MB));
        sent.of(file);
        Fields fields = new Fields(typed, messages);
        if (file.length == 0) {
            fields.fault("register", name.isEmpty() ? "error.required.register" : "import.fault.empty");
            return form(fields);
        }
        String params = Json.createObjectBuilder().add("fileName", name.replaceAll("[\\p{Cntrl}]", "").substring(0, Math.min(200, name.replaceAll("[\\p{Cntrl}]", "").length())))
                .add("keepValid", fields.checked("keepValid")).add("compare", fields.checked("compare")).add("actor", visitor.name()).build().toString();
        UUID job = jobs.queue(SiteImportWork.KIND, here.idOrNull(), visitor.accountId(), params, file);
        return Response.seeOther(URI.create(root() + "/travaux/" + job)).build();
    }

    Page report(UUID id, String outcomeName, String page) {
        Job job = find(id);
        if (job.report() == null) throw Problem.notFound();
        ImportReport report = ImportReport.of(job.report());
        Finding.Outcome outcome = outcome(outcomeName, report);
        Paging<Line> paging = Paging.of(page, findings.count(id, outcome),
                offset -> findings.page(id, outcome, offset, Paging.SIZE).stream().map(this::line).toList());
        String path = root() + "/covoiturage/import/" + id;
        return Page.of("carpool/import-report").with("report", report).with("outcome", outcome.name().toLowerCase(Locale.ROOT)).with("paging", paging).with("lines", paging.items())
                .with("base", path + "?liste=" + outcome.name().toLowerCase(Locale.ROOT) + "&page=").with("path", path).with("file", path + "/rapport.csv")
                .with("warnings", findings.count(id, Finding.Outcome.WARNED)).with("refusals", findings.count(id, Finding.Outcome.REFUSED))
                .with("sentence", sentence(report)).with("fault", report.fault() == null ? null : messages.text("import.fault." + report.fault(), report.faultArgs().toArray()))
                .with("again", root() + "/covoiturage/import").with("desk", here.find().isPresent() ? root() + "/covoiturage" : null).with("trail", crumbs());
    }

    /** The first sentence: what happened. */
    private String sentence(ImportReport report) {
        if (report.fault() != null) return messages.text("import.sentence.fault");
        if (report.compared() && report.created() + report.updated() + report.onlyHere() == 0) return messages.text("import.sentence.compared.same");
        if (report.compared()) return messages.text("import.sentence.compared", report.updated(), report.onlyHere(), report.created());
        if (!report.applied()) return messages.text("import.sentence.nothing", report.refused());
        if (report.created() + report.updated() == 0) return messages.text("import.sentence.same");
        return messages.text(report.refused() == 0 ? "import.sentence.all" : "import.sentence.part", report.created(), report.updated(), report.refused());
    }

    /** Every finding as a CSV file, written as it is read. */
    Response csv(UUID id) {
        find(id);
        List<String> head = List.of(messages.text("import.csv.line"), messages.text("import.csv.outcome"), messages.text("import.csv.field"), messages.text("import.csv.value"),
                messages.text("import.csv.reason"));
        // texts are read before the stream starts: the request is over by then
        Locale locale = messages.locale();
        return Response.ok((jakarta.ws.rs.core.StreamingOutput) out -> new FindingsCsv(findings, locale).write(id, head, out)).type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"rapport-import.csv\"").header("Cache-Control", "no-store").build();
    }

    private Job find(UUID id) {
        return jobs.find(id, here.idOrNull()).filter(job -> job.kind().equals(SiteImportWork.KIND)).orElseThrow(Problem::notFound);
    }

    /** Columns by their words; a name that is none of ours stays as it is. */
    private String columns(String names) {
        return java.util.Arrays.stream(names.split(", ")).map(name -> fr.maillage.web.Texts.find(messages.locale(), "carpool.column." + name).orElse(name)).collect(java.util.stream.Collectors.joining(", "));
    }

    private Line line(Finding finding) {
        if (finding.reason().equals("differs")) return new Line(finding.line(), "", finding.value(), messages.text("import.reason.differs", finding.args().get(0), columns(finding.args().get(1))));
        return new Line(finding.line(), finding.field() == null ? "" : finding.field(), finding.value(), messages.text("import.reason." + finding.reason(), finding.args().toArray()));
    }

    private static Finding.Outcome outcome(String asked, ImportReport report) {
        for (Finding.Outcome outcome : Finding.Outcome.values()) if (outcome.name().equalsIgnoreCase(asked)) return outcome;
        return report.refused() > 0 ? Finding.Outcome.REFUSED : Finding.Outcome.WARNED;
    }

    private List<CarpoolPages.Crumb> crumbs() {
        CarpoolPages.Crumb desk = new CarpoolPages.Crumb(root(), messages.text("nav.backoffice"));
        return here.find().isEmpty() ? List.of(desk) : List.of(desk, new CarpoolPages.Crumb(root() + "/covoiturage", messages.text("carpool.desk.title")));
    }

    private String root() {
        return here.find().map(territory -> "/" + territory.slug()).orElse("") + "/gestion";
    }
}
