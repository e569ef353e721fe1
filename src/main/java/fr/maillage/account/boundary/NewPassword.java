package fr.maillage.account.boundary;

import fr.maillage.account.control.PasswordPolicy;
import fr.maillage.account.control.Passwords;
import fr.maillage.account.entity.Account;
import fr.maillage.web.Fields;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collection;
import java.util.List;

/** A password that a form proposes, and one that a form proves. Called outside transactions: hashing may wait. */
@RequestScoped
public class NewPassword {
    static final String FIELD = "newPassword";
    static final String CURRENT = "currentPassword";

    @Inject
    Passwords passwords;

    @Inject
    SignInLimits limits;

    /** Adds a fault when the proposed password is not good; {@code personal} is what is known of the person. */
    void check(MultivaluedMap<String, String> form, Fields fields, Collection<String> personal) {
        String typed = TypedPassword.of(form, FIELD);
        if (typed.isEmpty()) {
            fields.fault(FIELD, "error.required.newPassword");
            return;
        }
        PasswordPolicy.fault(typed, personal).ifPresent(fault -> fields.fault(FIELD, switch (fault) {
            case TOO_SHORT -> "account.password.tooShort";
            case TOO_LONG -> "account.password.tooLong";
            case COMMON -> "account.password.common";
            case PERSONAL -> "account.password.personal";
        }, PasswordPolicy.MIN, PasswordPolicy.MAX));
    }

    /** Adds a fault when the current password is not this account's; tries are limited as at sign-in. */
    void prove(MultivaluedMap<String, String> form, String field, Fields fields, Account account) {
        String typed = TypedPassword.of(form, field);
        if (typed.isEmpty()) {
            fields.fault(field, "error.required.password");
        } else if (!limits.mayTry(account.email().value())) {
            throw Problem.tooMany(limits.secondsToWait());
        } else if (verify(typed, account)) {
            limits.right(account.email().value());
        } else {
            fields.fault(field, "account.password.wrong");
        }
    }

    String hash(MultivaluedMap<String, String> form) {
        try {
            return passwords.generate(TypedPassword.of(form, FIELD).toCharArray());
        } catch (Passwords.Busy e) {
            throw Problem.busy(5);
        }
    }

    private boolean verify(String typed, Account account) {
        try {
            return account.passwordHash().map(hash -> passwords.verify(typed.toCharArray(), hash)).orElse(false);
        } catch (Passwords.Busy e) {
            throw Problem.busy(5);
        }
    }

    /** What an attacker would try first for this person. */
    static List<String> personal(Account account) {
        return List.of(account.email().value(), account.name());
    }
}
