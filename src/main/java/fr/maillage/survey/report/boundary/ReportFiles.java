package fr.maillage.survey.report.boundary;

import fr.maillage.print.Pdf;
import fr.maillage.survey.report.control.ReportSheet;
import fr.maillage.survey.report.entity.Report;
import fr.maillage.survey.results.boundary.CrossingViews;
import fr.maillage.survey.results.boundary.QuestionView;
import fr.maillage.web.Chart;
import fr.maillage.web.Messages;
import fr.maillage.web.Templates;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The two files of a report, from the questions as a page shows them. */
@RequestScoped
public class ReportFiles {
    @Inject
    Templates templates;

    @Inject
    Messages messages;

    static List<Report.Section> sections(List<QuestionView> views) {
        return views.stream().flatMap(view -> Stream.concat(Stream.of(view), view.parts().stream())).map(ReportFiles::section).toList();
    }

    private static Report.Section section(QuestionView view) {
        List<Report.Line> lines = view.chart() == null ? List.of() : view.chart().bars().stream().map(ReportFiles::line).toList();
        List<String> notes = view.chart() == null || view.chart().note() == null ? view.notes() : List.of(view.chart().note());
        return new Report.Section(view.title(), view.finding(), lines, notes, view.tables());
    }

    /** A crossing, one line for each cell. */
    Report.Section section(CrossingViews.View crossing) {
        List<Report.Line> lines = new ArrayList<>();
        for (CrossingViews.Row row : crossing.rows())
            for (int i = 0; i < crossing.heads().size(); i++) lines.add(new Report.Line(row.head() + " × " + crossing.heads().get(i), row.cells().get(i).count(), null));
        return new Report.Section(crossing.title(), messages.text("results.crossing.counts"), lines, crossing.withheld() == null ? List.of() : List.of(crossing.withheld()));
    }

    private static Report.Line line(Chart.Bar bar) {
        return new Report.Line(bar.label(), bar.value(), bar.percent(), bar.range());
    }

    Response pdf(Report report, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Pdf.write(templates.render("report/report", Map.of("report", report, "language", messages.locale().getLanguage()), messages.locale().getLanguage()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(out, "application/pdf", name + ".pdf", report);
    }

    Response ods(Report report, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportSheet.Words words = new ReportSheet.Words(messages.text("report.sheet.summary"), messages.text("report.sheet.numbers"), messages.text("report.sheet.question"),
                messages.text("report.sheet.answer"), messages.text("report.sheet.persons"), messages.text("report.sheet.share"), messages.text("results.withheld"),
                messages.text("report.sheet.charts"), messages.text("report.sheet.charts.text"), messages.text("chart.range"));
        try {
            ReportSheet.write(report, words, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(out, "application/vnd.oasis.opendocument.spreadsheet", name + ".ods", report);
    }

    private static Response file(ByteArrayOutputStream out, String type, String name, Report report) {
        return Response.ok(out.toByteArray(), type).header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", report.marked() ? "no-store" : "no-cache").build();
    }
}
