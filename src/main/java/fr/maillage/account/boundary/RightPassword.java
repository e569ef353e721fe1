package fr.maillage.account.boundary;

import fr.maillage.account.entity.Account;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who showed a right password in this request, though the account may not come in: only they are told why. */
@RequestScoped
public class RightPassword {
    private Account account;

    void shownBy(Account owner) {
        account = owner;
    }

    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }
}
