package fr.maillage.account.boundary;

import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Who did what on the whole install. */
@Path("/gestion/journal")
@RequestScoped
@Allowed(Role.OPERATOR)
public class InstallJournalPages {
    @Inject
    JournalView view;

    @GET
    public Page acts(@QueryParam("page") String asked) {
        return view.page(null, asked);
    }
}
