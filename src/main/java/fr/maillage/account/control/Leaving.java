package fr.maillage.account.control;

import fr.maillage.account.entity.Account;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;

/** What a person takes away, and what erasing an account does everywhere. */
@ApplicationScoped
public class Leaving {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    Sessions sessions;

    @Inject
    AuditLog audit;

    @Inject
    Instance<PersonalData> features;

    /** Everything the portal holds about the person, feature by feature. */
    public JsonObject export(Account account) {
        JsonArrayBuilder mine = Json.createArrayBuilder();
        for (AccountRoles.Held held : roles.of(account.id())) {
            JsonObjectBuilder role = Json.createObjectBuilder().add("role", held.role().name().toLowerCase(java.util.Locale.ROOT)).add("depuis", held.since().toString());
            if (held.slug() != null) role.add("territoire", held.slug());
            mine.add(role);
        }
        JsonArrayBuilder open = Json.createArrayBuilder();
        for (Sessions.Open session : sessions.of(account.id()))
            open.add(Json.createObjectBuilder().add("appareil", session.device()).add("ouverte", session.createdAt().toString()).add("vue", session.seenAt().toString()));
        JsonObjectBuilder all = Json.createObjectBuilder().add("compte", Json.createObjectBuilder().add("identifiant", account.id().toString())
                .add("nom", account.name()).add("adresse", account.email().value()).add("langue", account.language()).add("creation", account.createdAt().toString())
                .add("roles", mine).add("sessions", open));
        for (PersonalData feature : features) all.add(feature.name(), feature.export(account.id()));
        return all.build();
    }

    /** Whether the install would be left without anybody to operate it. */
    public boolean wouldLeaveNoOperator(UUID account) {
        boolean operates = roles.of(account).stream().anyMatch(held -> held.territoryId() == null);
        return operates && roles.operatorsBut(account) == 0;
    }

    /** Erases the account and, through the features, what is tied to it. The audit log keeps the acts done for a collectivité. */
    public void erase(Account account) {
        for (PersonalData feature : features) feature.erase(account.id());
        audit.record(account.id(), account.name(), null, "account.erase", "compte/" + account.id(), null);
        accounts.remove(account);
    }
}
