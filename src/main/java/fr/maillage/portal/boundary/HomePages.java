package fr.maillage.portal.boundary;

import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The homes. */
@Path("/")
@RequestScoped
public class HomePages {
    @GET
    public Page install() {
        return Page.of("portal/install");
    }
}
