package fr.maillage.carpool.control;

import fr.maillage.carpool.control.register.SiteImport;
import fr.maillage.carpool.entity.SiteFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The demo's sites: real communes, invented facts (see {@code demo/lieux-covoiturage.csv}). Joins the caller's transaction. */
@ApplicationScoped
public class DemoCarpool {
    @Inject
    SiteImport imports;

    @Inject
    SiteKeeping keeping;

    /** Creates them; the code list must be there. */
    public void create() {
        List<SiteFacts> facts;
        try (InputStream in = DemoCarpool.class.getResourceAsStream("/demo/lieux-covoiturage.csv")) {
            facts = imports.facts(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        facts.forEach(site -> keeping.create(site, SiteKeeping.Actor.PORTAL));
    }
}
