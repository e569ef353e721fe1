package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.SurveyCard;
import fr.maillage.survey.control.SurveyList;
import fr.maillage.survey.library.control.Archive;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Surveys put away by the team, and the two buttons that put one away and back. */
@Path("/{territory}/gestion/enquetes")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ArchivePages {
    @Inject
    Desk desk;

    @Inject
    SurveyList list;

    @Inject
    Archive archive;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A survey of the archive. */
    public record Line(String href, String title, String meta, String text) {
    }

    @GET
    @Path("archives")
    public Page list(@QueryParam("page") String asked) {
        Paging<Line> page = Paging.of(asked, list.countArchived(desk.territory()), offset -> list.archived(desk.territory(), offset, Paging.SIZE).stream().map(this::line).toList());
        return Page.of("library/archive").with("list", page).with("base", "?page=").with("way", words.staffWay(here.get().slug(), null));
    }

    private Line line(SurveyCard survey) {
        String phase = messages.text("survey.phase." + survey.phase());
        return new Line(desk.path(survey.id()), survey.title(), survey.opensOn() == null ? phase : phase + " · " + messages.text("survey.staff.dates", words.day(survey.opensOn()), words.day(survey.closesOn())), null);
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/archiver")
    @Transactional
    @Once
    public Object away(@PathParam("id") UUID id) {
        return put(id, true);
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/desarchiver")
    @Transactional
    @Once
    public Object back(@PathParam("id") UUID id) {
        return put(id, false);
    }

    private Response put(UUID id, boolean away) {
        return switch (archive.put(desk.territory(), id, away, desk.by())) {
            case DONE -> Response.seeOther(URI.create(away ? desk.list() + "/archives" : desk.path(id))).build();
            case OPEN -> throw Problem.of(409, "surveyOpen");
            case UNKNOWN -> throw Problem.notFound();
        };
    }
}
