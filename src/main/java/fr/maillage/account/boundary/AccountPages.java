package fr.maillage.account.boundary;

import fr.maillage.account.control.AccountRoles;
import fr.maillage.account.control.Accounts;
import fr.maillage.account.control.Leaving;
import fr.maillage.account.control.Sessions;
import fr.maillage.account.entity.Account;
import fr.maillage.persistence.AuditLog;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Days;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Every account of the install, for its operator: find, lock, end sessions, make an operator. */
@Path("/gestion/comptes")
@RequestScoped
@Allowed(Role.OPERATOR)
public class AccountPages {
    private static final int SEARCH_MAX = 100;

    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    Sessions sessions;

    @Inject
    Leaving leaving;

    @Inject
    RoleChoices choices;

    @Inject
    AuditLog audit;

    @Inject
    Visitor visitor;

    @Inject
    Done done;

    @Inject
    Messages messages;

    /** An account as the list shows it. */
    public record Line(UUID id, String name, String email, String standing, String since) {
    }

    /** A role as the account's page shows it. */
    public record RoleLine(String label, String where) {
    }

    @GET
    public Page list(@QueryParam("q") String asked, @QueryParam("page") String number) {
        String q = asked == null ? "" : asked.strip().substring(0, Math.min(SEARCH_MAX, asked.strip().length())).replace("\u0000", "");
        Paging<Line> page = Paging.of(number, accounts.count(q), offset -> accounts.page(q, offset, Paging.SIZE).stream()
                .map(a -> new Line(a.id(), a.name(), a.email(), messages.text("account.state." + a.state()), day(a.createdAt()))).toList());
        return Page.of("account/accounts").with("q", q).with("accounts", page).with("base", "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&page=");
    }

    @GET
    @Path("{id}")
    public Page account(@PathParam("id") UUID id, @QueryParam("fait") String fact) {
        return done.on(page(find(id), Fields.none(messages)), fact);
    }

    @POST
    @Path("{id}/suspendre")
    @Transactional
    @Once
    public Object lock(@PathParam("id") UUID id) {
        Account account = find(id);
        if (leaving.wouldLeaveNoOperator(id)) return refuse(account, "account.lock.lastOperator");
        account.lock();
        accounts.flush();
        sessions.endAll(id, null);
        return recorded("account.lock", id, "suspendu");
    }

    @POST
    @Path("{id}/retablir")
    @Transactional
    @Once
    public Response unlock(@PathParam("id") UUID id) {
        find(id).unlock();
        return recorded("account.unlock", id, "retabli");
    }

    @POST
    @Path("{id}/sessions/fin")
    @Transactional
    @Once
    public Response endSessions(@PathParam("id") UUID id) {
        sessions.endAll(find(id).id(), null);
        return recorded("account.endSessions", id, "sessions");
    }

    @POST
    @Path("{id}/exploitation/donner")
    @Transactional
    @Once
    public Response makeOperator(@PathParam("id") UUID id) {
        roles.give(find(id).id(), null, Role.OPERATOR, visitor.accountId());
        return recorded("operator.give", id, "roles");
    }

    @POST
    @Path("{id}/exploitation/retirer")
    @Transactional
    @Once
    public Object withdrawOperator(@PathParam("id") UUID id) {
        Account account = find(id);
        if (leaving.wouldLeaveNoOperator(id)) return refuse(account, "account.operator.last");
        roles.withdraw(id, null, Role.OPERATOR);
        return recorded("operator.withdraw", id, "roles");
    }

    private Page refuse(Account account, String key) {
        Fields fields = Fields.none(messages);
        fields.fault("", key);
        return page(account, fields);
    }

    private Page page(Account account, Fields fields) {
        List<AccountRoles.Held> held = roles.of(account.id());
        List<RoleLine> lines = held.stream().map(h -> new RoleLine(choices.label(h.role()), h.slug() == null ? messages.text("account.roles.install") : h.territoryName())).toList();
        String standing = account.locked() ? "locked" : account.confirmed() ? "active" : account.passwordHash().isEmpty() ? "invited" : "unconfirmed";
        return Page.of("account/account").with(fields).with("person", account).with("roles", lines).with("standing", messages.text("account.state." + standing))
                .with("operates", held.stream().anyMatch(h -> h.role() == Role.OPERATOR)).with("sessionCount", sessions.of(account.id()).size()).with("since", day(account.createdAt()));
    }

    private Response recorded(String action, UUID id, String fact) {
        audit.record(visitor.accountId(), visitor.name(), null, action, "compte/" + id, null);
        return Response.seeOther(URI.create("/gestion/comptes/" + id + "?fait=" + fact)).build();
    }

    private Account find(UUID id) {
        return accounts.find(id).orElseThrow(Problem::notFound);
    }

    private String day(java.time.Instant instant) {
        return Days.full(LocalDate.ofInstant(instant, Days.ZONE), messages.locale());
    }
}
