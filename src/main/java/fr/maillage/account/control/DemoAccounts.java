package fr.maillage.account.control;

import fr.maillage.account.entity.Account;
import fr.maillage.account.entity.EmailAddress;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of the demo: one per role in each of its territories, and the operator. */
@ApplicationScoped
public class DemoAccounts {
    public static final String OPERATOR = "exploitant@maillage.demo";
    private static final List<String> TERRITORIES = List.of("lozere", "mende", "florac-trois-rivieres", "thomery");

    private record Part(String firstName, Role role) {
    }

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("habitant", new Part("Camille", Role.RESIDENT));
        PARTS.put("acteur", new Part("Dominique", Role.ACTOR));
        PARTS.put("agent", new Part("Claude", Role.AGENT));
        PARTS.put("elu", new Part("Maxime", Role.COUNCILLOR));
        PARTS.put("moderation", new Part("Sacha", Role.MODERATOR));
        PARTS.put("administration", new Part("Alix", Role.ADMINISTRATOR));
    }

    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    Passwords passwords;

    @Inject
    Territories territories;

    /**
     * Creates those that are missing, in the caller's transaction; the territories must be there.
     *
     * @param password of every demo account
     * @return the addresses of all demo accounts, the operator's first
     */
    public List<String> create(String password) {
        // one hash for all: two dozen would add seconds to the first start, and the password is the same
        String hash = passwords.generate(password.toCharArray());
        List<String> addresses = new ArrayList<>();
        roles.give(account(OPERATOR, "Exploitant de démonstration", hash).id(), null, Role.OPERATOR, null);
        addresses.add(OPERATOR);
        for (String slug : TERRITORIES) {
            Territory territory = territories.bySlug(slug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + slug));
            PARTS.forEach((word, part) -> {
                String address = word + "@" + slug + ".demo";
                roles.give(account(address, part.firstName() + " (" + word + ", " + territory.name() + ")", hash).id(), territory.id(), part.role(), null);
                addresses.add(address);
            });
        }
        return addresses;
    }

    private Account account(String address, String name, String hash) {
        EmailAddress email = new EmailAddress(address);
        return accounts.byEmail(email).orElseGet(() -> {
            Account made = new Account(email, name.length() > Account.NAME_MAX ? name.substring(0, Account.NAME_MAX) : name, "fr");
            made.choosePassword(hash);
            made.confirm();
            return accounts.add(made);
        });
    }
}
