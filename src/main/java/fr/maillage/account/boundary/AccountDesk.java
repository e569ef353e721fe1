package fr.maillage.account.boundary;

import fr.maillage.account.control.Accounts;
import fr.maillage.account.control.Enrolment;
import fr.maillage.account.control.Enrolment.Arrival;
import fr.maillage.account.control.Leaving;
import fr.maillage.account.control.Sessions;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.persistence.AuditLog;
import fr.maillage.web.Once;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions of the account pages. They are here and not on the pages' methods because those hash passwords first, which may
 * wait, and a transaction that waits holds a connection.
 */
@RequestScoped
@Transactional
public class AccountDesk {
    @Inject
    Enrolment enrolment;

    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    Letters letters;

    @Inject
    Leaving leaving;

    @Inject
    AuditLog audit;

    @Inject
    Visitor visitor;

    /** The same answer whether the address was known or not; the owner of a known one gets another letter. */
    @Once
    public Response signUp(EmailAddress email, String name, String passwordHash, String language) {
        Arrival arrival = enrolment.signUp(email, name, passwordHash, language);
        arrival.token().ifPresentOrElse(token -> letters.send(arrival.account(), "confirm", Map.of("link", letters.link("/compte/confirmer/" + token))),
                () -> letters.send(arrival.account(), "known", Map.of("signIn", letters.link("/compte/connexion"), "forgotten", letters.link("/compte/mot-de-passe-oublie"))));
        return to("/compte/inscription?fait=envoye");
    }

    @Once
    public Response confirm(String token, String device) {
        Account account = enrolment.confirm(token).orElseThrow(Problem::gone);
        return Response.seeOther(URI.create("/compte?fait=confirme")).cookie(cookie.carrying(sessions.open(account.id(), device))).header("Cache-Control", "no-store").build();
    }

    @Once
    public Response forgotten(EmailAddress email) {
        enrolment.forgotten(email).ifPresent(arrival -> letters.send(arrival.account(), "reset",
                Map.of("link", letters.link("/compte/nouveau-mot-de-passe/" + arrival.token().orElseThrow()))));
        return to("/compte/mot-de-passe-oublie?fait=envoye");
    }

    @Once
    public Response reset(String token, String passwordHash) {
        Account account = enrolment.reset(token, passwordHash).orElseThrow(Problem::gone);
        letters.send(account, "changed", Map.of("forgotten", letters.link("/compte/mot-de-passe-oublie")));
        return to("/compte/connexion?fait=motdepasse");
    }

    @Once
    public Response becomeOperator(String token, EmailAddress email, String name, String passwordHash, String language, String device) {
        Account account = enrolment.becomeOperator(token, email, name, passwordHash, language).orElseThrow(Problem::gone);
        audit.record(account.id(), account.name(), null, "account.operator", "compte/" + account.id(), null);
        return Response.seeOther(URI.create("/compte?fait=exploitant")).cookie(cookie.carrying(sessions.open(account.id(), device))).header("Cache-Control", "no-store").build();
    }

    @Once
    public Response rename(String name, String language) {
        Account account = me();
        account.rename(name);
        account.speak(language);
        return to("/compte?fait=nom");
    }

    /** The new address gets the link, the old one is told. */
    @Once
    public Response proposeAddress(EmailAddress email) {
        Account account = me();
        Optional<Account> owner = accounts.byEmail(email);
        if (owner.isPresent()) {
            letters.send(owner.get(), "known", Map.of("signIn", letters.link("/compte/connexion"), "forgotten", letters.link("/compte/mot-de-passe-oublie")));
        } else {
            letters.send(email.value(), account, "address", Map.of("link", letters.link("/compte/adresse/" + enrolment.proposeAddress(account, email))));
            letters.send(account, "moving", Map.of("forgotten", letters.link("/compte/mot-de-passe-oublie")));
        }
        return to("/compte?fait=adresse");
    }

    @Once
    public Response moveAddress(String token) {
        enrolment.moveAddress(token).orElseThrow(Problem::gone);
        return to(visitor.signedIn() ? "/compte?fait=deplace" : "/compte/connexion?fait=deplace");
    }

    @Once
    public Response changePassword(String passwordHash, UUID keptSession) {
        Account account = me();
        enrolment.changePassword(account, passwordHash, keptSession);
        letters.send(account, "changed", Map.of("forgotten", letters.link("/compte/mot-de-passe-oublie")));
        return to("/compte?fait=motdepasse");
    }

    /** Empty when the account may not go: it is the last that operates the install. */
    public Optional<Response> erase() {
        Account account = me();
        if (leaving.wouldLeaveNoOperator(account.id())) return Optional.empty();
        letters.send(account, "erased", Map.of());
        leaving.erase(account);
        return Optional.of(Response.seeOther(URI.create("/compte/connexion?fait=efface")).cookie(cookie.expired()).header("Cache-Control", "no-store").build());
    }

    private Account me() {
        return accounts.find(visitor.accountId()).orElseThrow(Problem::signIn);
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).header("Cache-Control", "no-store").build();
    }
}
