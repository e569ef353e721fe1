package fr.maillage.portal.boundary;

import fr.maillage.territory.Territories;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** The install's home: its territories, and a search across them. */
@Path("/")
@RequestScoped
public class HomePages {
    private static final int MAX_SEARCH = 100;

    @Inject
    Territories territories;

    @GET
    public Page install(@QueryParam("q") String asked, @QueryParam("page") String page) {
        String search = asked == null ? "" : asked.strip().substring(0, Math.min(asked.strip().length(), MAX_SEARCH));
        int number = Paging.number(page);
        var found = search.isEmpty() ? territories.all(Paging.offset(number), Paging.SIZE) : territories.search(search, Paging.offset(number), Paging.SIZE);
        return Page.of("portal/install").with("q", search).with("territories", new Paging<>(found.items(), number, Paging.SIZE, found.total()))
                .with("any", found.total() > 0 || territories.all(0, 1).total() > 0);
    }
}
