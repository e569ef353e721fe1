package fr.maillage.account.boundary;

import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The link sent to a new address; it works in any browser, signed in or not. */
@Path("/compte/adresse/{token}")
@RequestScoped
public class AddressLinkPages {
    @Inject
    LinkPage linkPage;

    @Inject
    AccountDesk desk;

    @Inject
    Messages messages;

    @GET
    public Response form(@PathParam("token") String token) {
        return linkPage.show(Kind.EMAIL, token, "account/address-confirm", Fields.none(messages));
    }

    @POST
    public Response move(@PathParam("token") String token) {
        return linkPage.spending(Kind.EMAIL, token, () -> desk.moveAddress(token));
    }
}
