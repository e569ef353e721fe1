package fr.maillage.account.control;

import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of accounts. */
@ApplicationScoped
public class Accounts {
    @PersistenceContext(unitName = "maillage")
    EntityManager entities;

    @Inject
    Rows rows;

    /** An account in the operator's list; {@code state} is active, unconfirmed, invited or locked. */
    public record Line(UUID id, String name, String email, String state, Instant createdAt) {
    }

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    public Optional<Account> byEmail(EmailAddress email) {
        return entities.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email.value()).getResultStream().findFirst();
    }

    /** @throws jakarta.persistence.PersistenceException when another transaction took the address first */
    public Account add(Account account) {
        entities.persist(account);
        entities.flush();
        return account;
    }

    /** With sessions, roles and links; the audit log keeps the acts. */
    public void remove(Account account) {
        entities.remove(account);
        entities.flush();
    }

    /** Writes what was changed, so that plain SQL after it sees it and a conflict shows here. */
    public void flush() {
        entities.flush();
    }

    /** A new hash of the same password; nothing happens when the password was changed meanwhile. */
    public void rehash(UUID id, String knownHash, String newHash) {
        rows.update("update account set password_hash = ? where id = ? and password_hash = ?", newHash, id, knownHash);
    }

    public long count(String search) {
        return rows.count("select count(*) from account" + MATCHING, search, pattern(search), search, search);
    }

    /** By name; the search looks in names (without accents) and addresses. */
    public List<Line> page(String search, int offset, int limit) {
        return rows.list("""
                select id, name, email, case when locked_at is not null then 'locked' when confirmed_at is not null then 'active'
                  when password_hash is null then 'invited' else 'unconfirmed' end, created_at
                from account""" + MATCHING + " order by public.search_key(name), id offset ? limit ?",
                row -> new Line(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant()),
                search, pattern(search), search, search, offset, limit);
    }

    /** A search without a letter or digit matches no name, rather than all of them. */
    private static final String MATCHING = " where ? = '' or email like ? or public.search_key(?) <> '' and public.search_key(name) like '%' || public.search_key(?) || '%'";

    private static String pattern(String search) {
        return "%" + search.toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
