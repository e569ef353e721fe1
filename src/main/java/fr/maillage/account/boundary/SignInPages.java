package fr.maillage.account.boundary;

import fr.maillage.account.control.Passwords;
import fr.maillage.account.control.Sessions;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.logging.Logger;

/** Coming in and going out. No transaction around the password check: it may wait, and must hold no connection meanwhile. */
@Path("/compte")
@RequestScoped
public class SignInPages {
    private static final Logger LOG = Logger.getLogger(SignInPages.class.getName());

    @Inject
    IdentityStoreHandler identities;

    @Inject
    RightPassword rightPassword;

    @Inject
    SignInLimits limits;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    Done done;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @GET
    @Path("connexion")
    public Response form(@QueryParam("retour") String back, @QueryParam("fait") String fact) {
        if (visitor.signedIn()) return Response.seeOther(ReturnPath.of(back)).header("Cache-Control", "no-store").build();
        return Response.ok(done.on(page(Fields.none(messages), ReturnPath.of(back)), fact)).build();
    }

    @POST
    @Path("connexion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(MultivaluedMap<String, String> form, @HeaderParam("User-Agent") String browser) {
        Fields fields = new Fields(form, messages);
        URI back = ReturnPath.of(fields.raw("retour"));
        String email = fields.text("email", true, 254);
        String password = TypedPassword.of(form, "password");
        if (password.isEmpty()) fields.fault("password", "error.required.password");
        if (!fields.ok()) return Response.ok(page(fields, back)).build();
        if (!limits.mayTry(email)) return tooMany(fields, back);
        CredentialValidationResult result = check(email, password);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) return refused(fields, email, back);
        limits.right(email);
        UUID account = UUID.fromString(result.getCallerPrincipal().getName());
        // a session that was in this browser before is not taken over: whoever put it there would share it
        cookie.of(headers.getCookies()).ifPresent(sessions::end);
        LOG.info(() -> "sign-in of account " + account);
        return Response.seeOther(back).cookie(cookie.carrying(sessions.open(account, Device.of(browser)))).header("Cache-Control", "no-store").build();
    }

    @POST
    @Path("deconnexion")
    public Response signOut() {
        cookie.of(headers.getCookies()).ifPresent(sessions::end);
        return Response.seeOther(URI.create("/compte/connexion?fait=sorti")).cookie(cookie.expired()).header("Cache-Control", "no-store").build();
    }

    private CredentialValidationResult check(String email, String password) {
        try {
            return identities.validate(new UsernamePasswordCredential(email, password));
        } catch (Passwords.Busy e) {
            throw Problem.busy(5);
        }
    }

    private Response refused(Fields fields, String email, URI back) {
        LOG.info("sign-in refused");
        rightPassword.account().ifPresentOrElse(account -> {
            limits.right(email);
            fields.fault("", account.locked() ? "account.signin.locked" : "account.signin.unconfirmed");
        }, () -> fields.fault("email", "account.signin.wrong"));
        return Response.ok(page(fields, back)).build();
    }

    private Response tooMany(Fields fields, URI back) {
        LOG.warning("sign-in refused: too many tries");
        long seconds = limits.secondsToWait();
        fields.fault("", "account.signin.tooMany", (seconds + 59) / 60);
        return Response.ok(page(fields, back).status(429)).header("Retry-After", seconds).build();
    }

    private static Page page(Fields fields, URI back) {
        return Page.of("account/sign-in").with(fields).with("back", back.toString());
    }
}
