package fr.maillage.account.control;

import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Checks an address and a password. Takes as long whether the address is known or not. */
@ApplicationScoped
public class Credentials {
    @Inject
    Accounts accounts;

    @Inject
    Passwords passwords;

    /** What came of it. Only somebody who knows the password learns that an account is locked or unconfirmed. */
    public sealed interface Outcome {
        record Right(Account account) implements Outcome {
        }

        record Unconfirmed(Account account) implements Outcome {
        }

        record Locked(Account account) implements Outcome {
        }

        record Wrong() implements Outcome {
        }
    }

    /**
     * To be called outside a transaction: it may wait for a slot, and must hold no connection meanwhile.
     *
     * @throws Passwords.Busy when the node checks too many passwords at once
     */
    public Outcome check(String typedEmail, char[] password) {
        Optional<Account> found = EmailAddress.parse(typedEmail).flatMap(accounts::byEmail);
        String hash = found.flatMap(Account::passwordHash).orElse(null);
        boolean right = hash == null ? passwords.verifyNobody(password) : passwords.verify(password, hash);
        if (!right) return new Outcome.Wrong();
        Account account = found.orElseThrow();
        if (passwords.outdated(hash)) accounts.rehash(account.id(), hash, passwords.generate(password));
        if (account.locked()) return new Outcome.Locked(account);
        return account.confirmed() ? new Outcome.Right(account) : new Outcome.Unconfirmed(account);
    }
}
