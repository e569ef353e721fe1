package fr.maillage.account.boundary;

import fr.maillage.account.control.Enrolment;
import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A new password when the old one is forgotten, or when there is none yet (invitation). */
@Path("/compte")
@RequestScoped
public class ForgottenPages {
    @Inject
    AccountDesk desk;

    @Inject
    Enrolment enrolment;

    @Inject
    NewPassword newPassword;

    @Inject
    SignInLimits limits;

    @Inject
    LinkPage linkPage;

    @Inject
    Messages messages;

    @GET
    @Path("mot-de-passe-oublie")
    public Page form(@QueryParam("fait") String fact) {
        return fact == null ? Page.of("account/forgotten").with(Fields.none(messages)) : Page.of("account/forgotten-sent");
    }

    /** The same answer whether the address is known or not. */
    @POST
    @Path("mot-de-passe-oublie")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object send(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<EmailAddress> email = AddressField.read(fields, "email");
        if (email.isEmpty()) return Page.of("account/forgotten").with(fields);
        if (!limits.mayWrite(email.get().value())) throw Problem.tooMany(limits.secondsToWaitForLetters());
        return desk.forgotten(email.get());
    }

    @GET
    @Path("nouveau-mot-de-passe/{token}")
    public Response resetForm(@PathParam("token") String token) {
        return linkPage.show(Kind.RESET, token, "account/new-password", Fields.none(messages));
    }

    @POST
    @Path("nouveau-mot-de-passe/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<Account> account = enrolment.toReset(token);
        if (account.isPresent()) newPassword.check(form, fields, NewPassword.personal(account.get()));
        if (!fields.ok()) return linkPage.show(Kind.RESET, token, "account/new-password", fields);
        // a spent link may be a second click on the first submission: the desk replays its answer, and hashes nothing for it
        String hash = account.isPresent() ? newPassword.hash(form) : "";
        return linkPage.spending(Kind.RESET, token, () -> desk.reset(token, hash));
    }
}
