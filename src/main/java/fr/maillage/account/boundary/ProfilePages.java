package fr.maillage.account.boundary;

import fr.maillage.account.control.AccountRoles;
import fr.maillage.account.control.Accounts;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.Days;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** The person's own space: who they are here, and how they sign in. */
@Path("/compte")
@RequestScoped
@Allowed(signedIn = true)
public class ProfilePages {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    AccountDesk desk;

    @Inject
    NewPassword newPassword;

    @Inject
    SignInLimits limits;

    @Inject
    CurrentSession current;

    @Inject
    Done done;

    @Inject
    Visitor visitor;

    @Inject
    Messages messages;

    /** A role as the page shows it; {@code href} leads to the territory, or to its back office. */
    public record RoleLine(String label, String where, String href, String since) {
    }

    @GET
    public Page profile(@QueryParam("fait") String fact) {
        Account me = me();
        List<RoleLine> lines = roles.of(me.id()).stream().map(this::line).toList();
        return done.on(Page.of("account/profile").with("person", me).with("roles", lines).with("since", Days.full(java.time.LocalDate.ofInstant(me.createdAt(), Days.ZONE), messages.locale())), fact);
    }

    @GET
    @Path("nom")
    public Page nameForm() {
        Account me = me();
        return namePage(Fields.none(messages)).with("values", java.util.Map.of("name", me.name(), "language", me.language()));
    }

    @POST
    @Path("nom")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object rename(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        String name = fields.text("name", true, Account.NAME_MAX);
        return fields.ok() ? desk.rename(name, fields.raw("language")) : namePage(fields);
    }

    @GET
    @Path("adresse")
    public Page addressForm() {
        return Page.of("account/address").with(Fields.none(messages));
    }

    @POST
    @Path("adresse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object proposeAddress(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<EmailAddress> email = AddressField.read(fields, "email");
        if (fields.ok()) newPassword.prove(form, NewPassword.CURRENT, fields, me());
        if (!fields.ok()) return Page.of("account/address").with(fields);
        if (!limits.mayWrite(email.orElseThrow().value())) throw Problem.tooMany(limits.secondsToWaitForLetters());
        return desk.proposeAddress(email.get());
    }

    @GET
    @Path("mot-de-passe")
    public Page passwordForm() {
        return Page.of("account/password").with(Fields.none(messages));
    }

    @POST
    @Path("mot-de-passe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object changePassword(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Account me = me();
        newPassword.prove(form, NewPassword.CURRENT, fields, me);
        newPassword.check(form, fields, NewPassword.personal(me));
        return fields.ok() ? desk.changePassword(newPassword.hash(form), current.idOrNull()) : Page.of("account/password").with(fields);
    }

    private Page namePage(Fields fields) {
        return Page.of("account/name").with(fields).with("languages",
                List.of(Choice.of("fr", messages.text("account.language.fr")), Choice.of("en", messages.text("account.language.en"))));
    }

    private RoleLine line(AccountRoles.Held held) {
        String label = messages.text("account.role." + held.role().name().toLowerCase(java.util.Locale.ROOT));
        String since = Days.full(java.time.LocalDate.ofInstant(held.since(), Days.ZONE), messages.locale());
        if (held.slug() == null) return new RoleLine(label, messages.text("account.roles.install"), "/gestion", since);
        boolean works = held.role() != Role.RESIDENT && held.role() != Role.ACTOR;
        return new RoleLine(label, held.territoryName(), "/" + held.slug() + (works ? "/gestion" : ""), since);
    }

    private Account me() {
        return accounts.find(visitor.accountId()).orElseThrow(Problem::signIn);
    }
}
