package fr.maillage.account.boundary;

import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Who did what in a territory. */
@Path("/{territory}/gestion/journal")
@RequestScoped
@Allowed(Role.ADMINISTRATOR)
public class JournalPages {
    @Inject
    JournalView view;

    @Inject
    CurrentTerritory here;

    @GET
    public Page acts(@QueryParam("page") String asked) {
        return view.page(here.get().id(), asked);
    }
}
