package fr.maillage.web;

import fr.maillage.territory.Role;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who asks. Nobody until the account feature has recognised a session. */
@RequestScoped
public class Visitor {
    private UUID accountId;
    private String name = "";
    private String email = "";
    private String sessionKey = "";
    private Map<UUID, Set<Role>> roles = Map.of();
    private boolean operator;

    /** @param sessionKey what form tokens are bound to; not the cookie's value */
    public void recognise(UUID account, String shownName, String address, String session, Map<UUID, Set<Role>> rolesByTerritory, boolean isOperator) {
        accountId = account;
        name = shownName;
        email = address;
        sessionKey = session;
        roles = Map.copyOf(rolesByTerritory);
        operator = isOperator;
    }

    public boolean signedIn() {
        return accountId != null;
    }

    /** Null for nobody. */
    public UUID accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String sessionKey() {
        return sessionKey;
    }

    public boolean operator() {
        return operator;
    }

    /** Whether the person has one of the roles in the territory; the operator has all; a null territory is the install. */
    public boolean has(UUID territoryId, Role... wanted) {
        if (operator) return true;
        if (territoryId == null) return false;
        Set<Role> mine = roles.getOrDefault(territoryId, Set.of());
        for (Role role : wanted) if (mine.contains(role)) return true;
        return false;
    }

    /** Whether the person works for the territory (any role but resident and actor). */
    public boolean worksFor(UUID territoryId) {
        return has(territoryId, Role.AGENT, Role.COUNCILLOR, Role.MODERATOR, Role.ADMINISTRATOR);
    }

    public Map<UUID, Set<Role>> roles() {
        return roles;
    }
}
