package fr.maillage.account.boundary;

import fr.maillage.account.control.AccountRoles;
import fr.maillage.account.control.Accounts;
import fr.maillage.account.control.Enrolment;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Lang;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who works in a territory: an administrator invites people, gives and withdraws their roles here and nowhere else. */
@Path("/{territory}/gestion/equipe")
@RequestScoped
@Allowed(Role.ADMINISTRATOR)
public class TeamPages {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    Enrolment enrolment;

    @Inject
    RoleChoices choices;

    @Inject
    Letters letters;

    @Inject
    AuditLog audit;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Done done;

    @Inject
    Lang lang;

    @Inject
    Messages messages;

    /** A person as the list shows them; {@code standing} is empty, or a word such as « invitée ». */
    public record Line(UUID id, String name, String email, String roles, String standing) {
    }

    @GET
    public Page list(@QueryParam("page") String asked, @QueryParam("fait") String fact) {
        UUID territory = here.get().id();
        Paging<Line> page = Paging.of(asked, roles.countMembers(territory), offset -> roles.members(territory, offset, Paging.SIZE).stream().map(this::line).toList());
        return done.on(Page.of("account/team").with("members", page), fact);
    }

    @GET
    @Path("inviter")
    public Page inviteForm() {
        return invitePage(Fields.none(messages));
    }

    /** The same answer whether the person had an account or not. */
    @POST
    @Path("inviter")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object invite(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        String name = fields.text("name", true, Account.NAME_MAX);
        var email = AddressField.read(fields, "email");
        Set<Role> ticked = choices.read(fields);
        if (ticked.isEmpty()) fields.fault(RoleChoices.FIELD, "account.team.noRole");
        if (!fields.ok()) return invitePage(fields);
        welcome(email.orElseThrow(), name, ticked);
        return Response.seeOther(list("invite")).build();
    }

    @GET
    @Path("{account}")
    public Page member(@PathParam("account") UUID id) {
        Account account = memberOf(id);
        return memberPage(account, Fields.none(messages)).with("values", Map.of(RoleChoices.FIELD, roles.of(id, here.get().id()).stream().map(RoleChoices::word).toList()));
    }

    @POST
    @Path("{account}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object change(@PathParam("account") UUID id, MultivaluedMap<String, String> form) {
        Account account = memberOf(id);
        Fields fields = new Fields(form, messages);
        Set<Role> ticked = choices.read(fields);
        Set<Role> held = roles.of(id, here.get().id());
        if (id.equals(visitor.accountId()) && held.contains(Role.ADMINISTRATOR) && !ticked.contains(Role.ADMINISTRATOR))
            fields.fault(RoleChoices.FIELD, "account.team.notYourself");
        if (!fields.ok()) return memberPage(account, fields);
        for (Role role : ticked) if (roles.give(id, here.get().id(), role, visitor.accountId())) record("role.give", id, role);
        for (Role role : held) if (!ticked.contains(role) && roles.withdraw(id, here.get().id(), role)) record("role.withdraw", id, role);
        return Response.seeOther(list("roles")).build();
    }

    private void welcome(EmailAddress email, String name, Set<Role> ticked) {
        Territory territory = here.get();
        Enrolment.Arrival arrival = enrolment.invite(email, name, lang.tag());
        UUID id = arrival.account().id();
        for (Role role : ticked) if (roles.give(id, territory.id(), role, visitor.accountId())) record("role.give", id, role);
        Map<String, Object> facts = Map.of("territory", territory.name(), "inviter", visitor.name(), "roles", choices.labels(ticked),
                "link", letters.link(arrival.token().map(token -> "/compte/nouveau-mot-de-passe/" + token).orElse("/" + territory.slug())));
        letters.send(arrival.account(), arrival.token().isPresent() ? "invited" : "joined", facts);
    }

    /** Somebody without a role here is nobody here, whoever they are elsewhere. */
    private Account memberOf(UUID id) {
        if (roles.of(id, here.get().id()).isEmpty()) throw Problem.notFound();
        return accounts.find(id).orElseThrow(Problem::notFound);
    }

    private void record(String action, UUID account, Role role) {
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), action, "compte/" + account,
                Json.createObjectBuilder().add("role", RoleChoices.word(role)).build().toString());
    }

    private Page invitePage(Fields fields) {
        return Page.of("account/team-invite").with(fields).with("choices", choices.all());
    }

    private Page memberPage(Account account, Fields fields) {
        return Page.of("account/team-member").with(fields).with("choices", choices.all()).with("person", account);
    }

    private Line line(AccountRoles.Member member) {
        String standing = member.locked() ? messages.text("account.state.locked") : member.confirmed() ? "" : messages.text("account.state.invited");
        return new Line(member.accountId(), member.name(), member.email(), choices.labels(member.roles()), standing);
    }

    private URI list(String fact) {
        return URI.create("/" + here.get().slug() + "/gestion/equipe?fait=" + fact);
    }
}
