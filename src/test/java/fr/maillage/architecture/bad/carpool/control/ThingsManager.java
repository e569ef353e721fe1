package fr.maillage.architecture.bad.carpool.control;

import fr.maillage.architecture.bad.carpool.boundary.ThingPages;
import fr.maillage.architecture.bad.survey.control.Secrets;
import fr.maillage.persistence.Recurring;
import fr.maillage.web.Page;
import jakarta.ejb.Schedule;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.apache.jena.rdf.model.Model;

/** Breaks: its name, a control that knows its boundary, HTTP, the web kernel, another feature, Jena, a timer, a dependent SPI bean. */
public class ThingsManager implements Recurring {
    ThingPages boundary;
    Response http;
    Page page;
    Secrets another;
    Model jena;

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Schedule
    @Override
    public void run() {
        page = Page.of("x/y");
    }
}
