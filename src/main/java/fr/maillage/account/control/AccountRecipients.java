package fr.maillage.account.control;

import fr.maillage.account.entity.Account;
import fr.maillage.mail.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The addresses of accounts that may sign in, for the letters of other features. */
@ApplicationScoped
public class AccountRecipients implements Recipients {
    @Inject
    Accounts accounts;

    @Override
    public Optional<Recipient> of(UUID account) {
        return accounts.find(account).filter(Account::maySignIn).map(found -> new Recipient(found.email().value(), found.name(), found.language()));
    }
}
