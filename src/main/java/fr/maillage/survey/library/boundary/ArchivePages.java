package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.SurveyCard;
import fr.maillage.survey.control.SurveyList;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Surveys put away by the team. */
@Path("/{territory}/gestion/enquetes/archives")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class ArchivePages {
    @Inject
    Desk desk;

    @Inject
    SurveyList list;

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
    public Page list(@QueryParam("page") String asked) {
        Paging<Line> page = Paging.of(asked, list.countArchived(desk.territory()), offset -> list.archived(desk.territory(), offset, Paging.SIZE).stream().map(this::line).toList());
        return Page.of("library/archive").with("list", page).with("base", "?page=").with("way", words.staffWay(here.get().slug(), null));
    }

    private Line line(SurveyCard survey) {
        String phase = messages.text("survey.phase." + survey.phase());
        return new Line(desk.path(survey.id()), survey.title(), survey.opensOn() == null ? phase : phase + " · " + messages.text("survey.staff.dates", words.day(survey.opensOn()), words.day(survey.closesOn())), null);
    }
}
