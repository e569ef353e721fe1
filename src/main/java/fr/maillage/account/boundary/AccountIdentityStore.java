package fr.maillage.account.boundary;

import fr.maillage.account.control.AccountRoles;
import fr.maillage.account.control.Credentials;
import fr.maillage.account.control.Credentials.Outcome;
import fr.maillage.account.entity.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The portal's accounts for Jakarta Security. The caller's name is the account's id; groups are {@code role} for the install
 * and {@code role@slug} for a territory. A locked or unconfirmed account is as invalid as a wrong password.
 */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
    @Inject
    Credentials credentials;

    @Inject
    AccountRoles roles;

    @Inject
    RightPassword rightPassword;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) return CredentialValidationResult.NOT_VALIDATED_RESULT;
        Outcome outcome = credentials.check(given.getCaller(), given.getPassword().getValue());
        if (outcome instanceof Outcome.Right right) return valid(right.account());
        if (outcome instanceof Outcome.Locked locked) rightPassword.shownBy(locked.account());
        if (outcome instanceof Outcome.Unconfirmed unconfirmed) rightPassword.shownBy(unconfirmed.account());
        return CredentialValidationResult.INVALID_RESULT;
    }

    private CredentialValidationResult valid(Account account) {
        Set<String> groups = roles.of(account.id()).stream()
                .map(held -> held.role().name().toLowerCase(java.util.Locale.ROOT) + (held.slug() == null ? "" : "@" + held.slug())).collect(Collectors.toSet());
        return new CredentialValidationResult(new CallerPrincipal(account.id().toString()), groups);
    }
}
