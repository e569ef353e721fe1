package fr.maillage.account.boundary;

import fr.maillage.account.control.Enrolment;
import fr.maillage.account.control.OneTimeLinks;
import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.web.Fields;
import fr.maillage.web.Lang;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Coming in for the first time: sign-up, confirmation of the address, and the link by which an install gets its operator. */
@Path("/compte")
@RequestScoped
public class SignUpPages {
    @Inject
    AccountDesk desk;

    @Inject
    Enrolment enrolment;

    @Inject
    OneTimeLinks links;

    @Inject
    NewPassword newPassword;

    @Inject
    SignInLimits limits;

    @Inject
    LinkPage linkPage;

    @Inject
    Done done;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private record Person(EmailAddress email, String name) {
    }

    @GET
    @Path("inscription")
    public Page form(@QueryParam("fait") String fact) {
        return fact == null ? Page.of("account/sign-up").with(Fields.none(messages)) : Page.of("account/sign-up-sent");
    }

    @POST
    @Path("inscription")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object signUp(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<Person> person = read(form, fields);
        if (person.isEmpty()) return Page.of("account/sign-up").with(fields);
        if (!limits.mayWrite(person.get().email().value())) throw Problem.tooMany(limits.secondsToWaitForLetters());
        return desk.signUp(person.get().email(), person.get().name(), newPassword.hash(form), lang.tag());
    }

    @GET
    @Path("confirmer/{token}")
    public Response confirmForm(@PathParam("token") String token) {
        return linkPage.show(Kind.CONFIRM, token, "account/confirm", Fields.none(messages));
    }

    /** The password shows that the one who opens the letter is the one who signed up: nobody else's choice may open their account. */
    @POST
    @Path("confirmer/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object confirm(@PathParam("token") String token, MultivaluedMap<String, String> form, @HeaderParam("User-Agent") String browser) {
        Fields fields = new Fields(form, messages);
        Optional<Account> account = enrolment.toConfirm(token);
        if (account.isPresent()) newPassword.prove(form, "password", fields, account.get());
        if (!fields.ok()) return linkPage.show(Kind.CONFIRM, token, "account/confirm", fields);
        return linkPage.spending(Kind.CONFIRM, token, () -> desk.confirm(token, Device.of(browser)));
    }

    @GET
    @Path("exploitant/{token}")
    public Response operatorForm(@PathParam("token") String token) {
        return linkPage.show(Kind.OPERATOR, token, "account/operator", Fields.none(messages));
    }

    @POST
    @Path("exploitant/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object becomeOperator(@PathParam("token") String token, MultivaluedMap<String, String> form, @HeaderParam("User-Agent") String browser) {
        // before anything else: without a good link nobody makes this node hash passwords
        if (links.state(Kind.OPERATOR, token) == OneTimeLinks.State.UNKNOWN) return linkPage.show(Kind.OPERATOR, token, "account/operator", Fields.none(messages));
        Fields fields = new Fields(form, messages);
        Optional<Person> person = read(form, fields);
        if (person.isEmpty()) return linkPage.show(Kind.OPERATOR, token, "account/operator", fields);
        String hash = newPassword.hash(form);
        return linkPage.spending(Kind.OPERATOR, token,
                () -> desk.becomeOperator(token, person.get().email(), person.get().name(), hash, lang.tag(), Device.of(browser)));
    }

    private Optional<Person> read(MultivaluedMap<String, String> form, Fields fields) {
        String name = fields.text("name", true, Account.NAME_MAX);
        Optional<EmailAddress> email = AddressField.read(fields, "email");
        newPassword.check(form, fields, List.of(name, email.map(EmailAddress::value).orElse("")));
        return fields.ok() ? Optional.of(new Person(email.orElseThrow(), name)) : Optional.empty();
    }
}
