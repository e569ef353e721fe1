package fr.maillage.survey.scan.boundary;

import fr.maillage.persistence.Job;
import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Json;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.Layouts;
import fr.maillage.survey.paper.control.PaperSeries;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.scan.control.ScanFile;
import fr.maillage.survey.scan.control.ScanReading;
import fr.maillage.survey.scan.control.Sheets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.UUID;

/**
 * The job {@code lecture-questionnaires}: payload the file, params {@code {"survey":…}}. Pages are read outside any transaction; the sheets and the
 * report come in together at the end.
 */
@ApplicationScoped
public class ScanReadingWork implements JobWork {
    static final String KIND = "lecture-questionnaires";

    @Inject
    Surveys surveys;

    @Inject
    Layouts layouts;

    @Inject
    PaperSeries series;

    @Inject
    Sheets sheets;

    @Inject
    ScanReadingWork self;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Running running) {
        Job job = running.job();
        UUID id = survey(job);
        Survey survey = self.read(job.territoryId(), id);
        ScanReading reading = new ScanReading(survey, code -> self.layout(code), number -> self.keyed(new FormNumber(id, number)));
        String fault = null;
        try {
            ScanFile.read(running.payload(), (page, pages, image) -> {
                reading.page(page, image);
                running.progress(page, (long) pages);
            });
        } catch (ScanFile.Unreadable unreadable) {
            // nothing of a file that breaks in its middle is kept: its agent sends it again
            fault = unreadable.getMessage();
        }
        self.keep(running, survey, reading, fault);
    }

    private static UUID survey(Job job) {
        try (var params = Json.createReader(new StringReader(job.params()))) {
            return UUID.fromString(params.readObject().getString("survey"));
        }
    }

    @Transactional
    public Survey read(UUID territory, UUID id) {
        return surveys.find(territory, id).orElseThrow(() -> new IllegalStateException("no survey " + id));
    }

    @Transactional
    public Layouts.Known layout(String code) {
        return layouts.find(code).orElse(null);
    }

    @Transactional
    public boolean keyed(FormNumber number) {
        return series.keyed(number);
    }

    @Transactional(rollbackOn = Exception.class)
    public void keep(Running running, Survey survey, ScanReading reading, String fault) {
        // who asked to stop while the last page was read is heard too
        running.progress(reading.pages(), (long) reading.pages());
        JsonArrayBuilder notes = Json.createArrayBuilder();
        if (fault == null) {
            reading.forms().forEach((form, read) -> sheets.keep(survey.id(), form, read));
            reading.notes().forEach(note -> notes.add(Json.createObjectBuilder().add("page", note.page()).add("why", note.why()).add("form", note.form())));
        }
        var report = Json.createObjectBuilder().add("page", "enquetes/" + survey.id() + "/papier/numerisation/rapport/" + running.job().id())
                .add("survey", survey.id().toString()).add("pages", reading.pages()).add("forms", fault == null ? reading.forms().size() : 0).add("notes", notes);
        if (fault != null) report.add("fault", fault);
        running.done(report.build().toString());
    }
}
