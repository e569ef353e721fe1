package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.library.control.QuestionBank;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
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

/** The bank of questions, looked through; what the team kept can be taken out. */
@Path("/{territory}/gestion/enquetes/banque")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class BankPages {
    @Inject
    Desk desk;

    @Inject
    QuestionBank bank;

    @Inject
    BankShelf shelf;

    @Inject
    SurveyWords words;

    @Inject
    CurrentTerritory here;

    @GET
    public Page list(@QueryParam("q") String text, @QueryParam("page") String asked) {
        return shelf.page(null, null, text, asked).with("way", words.staffWay(here.get().slug(), null));
    }

    @POST
    @Path("{question}/retirer")
    @Transactional
    @Once
    public Object remove(@PathParam("question") String id) {
        if (!bank.remove(desk.territory(), id, desk.by())) throw Problem.notFound();
        return Response.seeOther(URI.create(desk.list() + "/banque")).build();
    }
}
