package fr.maillage.carpool.project.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;

/**
 * What carpooling holds about a person: proposals, supports, what is followed. Erasing takes supports and follows away with proposals that nobody has let in;
 * a proposal that became the commune's business stays, without its tie to the person.
 */
@ApplicationScoped
public class ProjectPersonalData implements PersonalData {
    @Inject
    Rows rows;

    @Override
    public String name() {
        return "covoiturage";
    }

    @Override
    public JsonValue export(UUID account) {
        JsonArrayBuilder proposed = Json.createArrayBuilder();
        rows.each("select name, commune_name, reason, proposed_at from carpool_project where account_id = ? order by proposed_at", row -> {
            proposed.add(Json.createObjectBuilder().add("nom", row.getString(1)).add("commune", row.getString(2)).add("raison", row.getString(3)).add("le", row.getTimestamp(4).toInstant().toString()));
            return null;
        }, account);
        return Json.createObjectBuilder().add("projets", proposed)
                .add("soutiens", keys("select project from carpool_support where account_id = ? order by 1", account))
                .add("suivis", keys("select place from carpool_follow where account_id = ? order by 1", account)).build();
    }

    private JsonArrayBuilder keys(String sql, UUID account) {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        rows.list(sql, row -> row.getString(1), account).forEach(keys::add);
        return keys;
    }

    @Override
    public void erase(UUID account) {
        rows.update("insert into outbox (kind, key) select 'projet-aire', project from carpool_support where account_id = ?", account);
        rows.update("delete from carpool_support where account_id = ?", account);
        rows.update("delete from carpool_follow where account_id = ?", account);
        rows.update("delete from carpool_step where place in (select key from carpool_project where account_id = ? and reading <> 'let_in')", account);
        rows.update("delete from carpool_project where account_id = ? and reading <> 'let_in'", account);
        rows.update("update carpool_project set account_id = null where account_id = ?", account);
    }
}
