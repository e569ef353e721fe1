package fr.maillage.account.boundary;

import fr.maillage.account.control.Accounts;
import fr.maillage.account.control.Leaving;
import fr.maillage.account.entity.Account;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Taking one's data away, and erasing one's account. */
@Path("/compte")
@RequestScoped
@Allowed(signedIn = true)
public class LeavingPages {
    @Inject
    Accounts accounts;

    @Inject
    Leaving leaving;

    @Inject
    AccountDesk desk;

    @Inject
    NewPassword newPassword;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @GET
    @Path("donnees.json")
    public Response export() {
        return Response.ok(leaving.export(me()).toString(), "application/json; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"maillage-mes-donnees.json\"").header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("effacer")
    public Page form() {
        return Page.of("account/erase").with(Fields.none(messages));
    }

    @POST
    @Path("effacer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object erase(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        newPassword.prove(form, NewPassword.CURRENT, fields, me());
        if (!fields.ok()) return Page.of("account/erase").with(fields);
        Optional<Response> gone = desk.erase();
        if (gone.isPresent()) return gone.get();
        fields.fault("", "account.erase.lastOperator");
        return Page.of("account/erase").with(fields);
    }

    private Account me() {
        return accounts.find(visitor.accountId()).orElseThrow(Problem::signIn);
    }
}
