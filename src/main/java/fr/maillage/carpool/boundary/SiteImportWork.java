package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.register.ImportReport;
import fr.maillage.carpool.control.register.SiteImport;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Job;
import fr.maillage.persistence.JobWork;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The job {@code import-lieux-covoiturage}: payload the file, params {@code {"fileName":…,"keepValid":…,"actor":…}}.
 * A job of a territory touches the sites of its communes only; a job of the install, the whole of France.
 */
@ApplicationScoped
public class SiteImportWork implements JobWork {
    static final String KIND = "import-lieux-covoiturage";

    @Inject
    SiteImport imports;

    @Inject
    Rows rows;

    @Inject
    AuditLog audit;

    @Override
    public String kind() {
        return KIND;
    }

    /** Sites, findings and the report commit together or not at all. */
    @Override
    @Transactional(rollbackOn = Exception.class)
    public void run(Running running) {
        Job job = running.job();
        JsonObject params;
        try (var reader = Json.createReader(new StringReader(job.params()))) {
            params = reader.readObject();
        }
        String actor = params.getString("actor", "Maillage");
        ImportReport report = imports.run(running.payload(), new SiteImport.Order(job.id(), params.getString("fileName", ""), scope(job.territoryId()),
                params.getBoolean("keepValid", false), params.getBoolean("compare", false), job.createdBy(), actor), (line, lines) -> running.progress(line, lines));
        if (!report.compared()) audit.record(job.createdBy(), actor, job.territoryId(), "carpool.import", "/travaux/" + job.id(),
                Json.createObjectBuilder().add("created", report.created()).add("updated", report.updated()).add("applied", report.applied()).build().toString());
        running.done(report.json("covoiturage/import/" + job.id()));
    }

    private Set<String> scope(UUID territory) {
        return territory == null ? null : new TreeSet<>(rows.list("select public.territory_communes(?)", row -> row.getString(1), territory));
    }
}
