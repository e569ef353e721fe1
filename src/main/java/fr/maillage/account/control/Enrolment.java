package fr.maillage.account.control;

import fr.maillage.account.control.OneTimeLinks.Kind;
import fr.maillage.account.control.OneTimeLinks.Link;
import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.persistence.Rows;
import fr.maillage.territory.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** How people come to have an account that opens: sign-up, invitation, new password, new address, operator's link. */
@ApplicationScoped
public class Enrolment {
    public static final Duration INVITATION = Duration.ofDays(7);

    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    OneTimeLinks links;

    @Inject
    Sessions sessions;

    @Inject
    Rows rows;

    /** Whose address it is, and the token of the link to send there; without a token, the address was known before. */
    public record Arrival(Account account, Optional<String> token) {
    }

    /** Signs up. An address that nobody has proved yet is open to whoever signs up last: only the owner gets the link. */
    public Arrival signUp(EmailAddress email, String name, String passwordHash, String language) {
        alone(email);
        Optional<Account> known = accounts.byEmail(email);
        if (known.isPresent() && (known.get().confirmed() || known.get().passwordHash().isEmpty())) return new Arrival(known.get(), Optional.empty());
        Account account = known.orElseGet(() -> accounts.add(new Account(email, name, language)));
        account.rename(name);
        account.speak(language);
        account.choosePassword(passwordHash);
        accounts.flush();
        links.cancel(account.id(), Kind.CONFIRM);
        return new Arrival(account, Optional.of(links.issue(Kind.CONFIRM, account.id(), null)));
    }

    /** The account that a good confirmation link belongs to. */
    public Optional<Account> toConfirm(String token) {
        return links.find(Kind.CONFIRM, token).map(Link::accountId).flatMap(accounts::find);
    }

    /** The person has proved the address by the link and the account by its password. */
    public Optional<Account> confirm(String token) {
        Optional<Account> account = links.spend(Kind.CONFIRM, token).map(Link::accountId).flatMap(accounts::find);
        account.ifPresent(Account::confirm);
        return account;
    }

    /** A token to choose a new password; empty when nobody has this address. */
    public Optional<Arrival> forgotten(EmailAddress email) {
        return accounts.byEmail(email).map(account -> {
            links.cancel(account.id(), Kind.RESET);
            return new Arrival(account, Optional.of(links.issue(Kind.RESET, account.id(), null)));
        });
    }

    /** The account that a good link for a new password belongs to. */
    public Optional<Account> toReset(String token) {
        return links.find(Kind.RESET, token).map(Link::accountId).flatMap(accounts::find);
    }

    /** A new password by the link, which also proves the address. Every session ends: whoever had the old password is out. */
    public Optional<Account> reset(String token, String passwordHash) {
        Optional<Account> account = links.spend(Kind.RESET, token).map(Link::accountId).flatMap(accounts::find);
        account.ifPresent(person -> {
            person.choosePassword(passwordHash);
            person.confirm();
            accounts.flush();
            links.cancel(person.id(), Kind.CONFIRM);
            links.cancel(person.id(), Kind.EMAIL);
            sessions.endAll(person.id(), null);
        });
        return account;
    }

    /** A new password chosen by the person; the other sessions end. */
    public void changePassword(Account account, String passwordHash, UUID keptSession) {
        account.choosePassword(passwordHash);
        accounts.flush();
        links.cancel(account.id(), Kind.RESET);
        sessions.endAll(account.id(), keptSession);
    }

    /** A link to the new address; nothing moves until it is opened. */
    public String proposeAddress(Account account, EmailAddress proposed) {
        links.cancel(account.id(), Kind.EMAIL);
        return links.issue(Kind.EMAIL, account.id(), proposed.value());
    }

    /** Moves to the proved address, unless somebody else has taken it meanwhile. */
    public Optional<Account> moveAddress(String token) {
        Optional<Link> link = links.spend(Kind.EMAIL, token);
        if (link.isEmpty()) return Optional.empty();
        EmailAddress proved = new EmailAddress(link.get().email());
        alone(proved);
        if (accounts.byEmail(proved).isPresent()) return Optional.empty();
        Optional<Account> account = accounts.find(link.get().accountId());
        account.ifPresent(person -> {
            person.moveTo(proved);
            accounts.flush();
            links.cancel(person.id(), Kind.RESET);
        });
        return account;
    }

    /** Invites: finds or makes the account; with a token when the person must still choose a password. */
    public Arrival invite(EmailAddress email, String name, String language) {
        alone(email);
        Account account = accounts.byEmail(email).orElseGet(() -> accounts.add(new Account(email, name, language)));
        if (account.confirmed()) return new Arrival(account, Optional.empty());
        account.forgetPassword();
        accounts.flush();
        links.cancel(account.id(), Kind.CONFIRM);
        links.cancel(account.id(), Kind.RESET);
        return new Arrival(account, Optional.of(links.issue(Kind.RESET, account.id(), null, INVITATION)));
    }

    /** Whoever holds the link operates the install, with a new account or the one of that address; other such links are void. */
    public Optional<Account> becomeOperator(String token, EmailAddress email, String name, String passwordHash, String language) {
        if (links.spend(Kind.OPERATOR, token).isEmpty()) return Optional.empty();
        alone(email);
        Account account = accounts.byEmail(email).orElseGet(() -> accounts.add(new Account(email, name, language)));
        account.rename(name);
        account.choosePassword(passwordHash);
        account.confirm();
        account.unlock();
        accounts.flush();
        sessions.endAll(account.id(), null);
        roles.give(account.id(), null, Role.OPERATOR, account.id());
        links.cancelOperators();
        return Optional.of(account);
    }

    /** Two who sign up with one address at once take turns, until the transaction ends. */
    private void alone(EmailAddress email) {
        rows.list("select pg_advisory_xact_lock(hashtextextended(?, 20))", row -> 0, email.value());
    }
}
