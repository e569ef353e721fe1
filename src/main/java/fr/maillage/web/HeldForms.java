package fr.maillage.web;

import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Forms whose session had ended when they arrived: kept two hours, given back once after sign-in, to send with one click. */
@ApplicationScoped
public class HeldForms {
    /** Fields that hold a password: never held, and no part of a submission's hash. */
    static final Set<String> SECRETS = Set.of("password", "newPassword", "currentPassword");

    /** A held form: where it was going and what it said. */
    public record Held(String path, MultivaluedMap<String, String> fields) {
    }

    @Inject
    Rows rows;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public UUID hold(URI target, MultivaluedMap<String, String> form) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        form.forEach((name, values) -> {
            if (name.equals(FormToken.FIELD) || SECRETS.contains(name)) return;
            JsonArrayBuilder list = Json.createArrayBuilder();
            values.forEach(value -> list.add(value.replace("\u0000", "")));
            fields.add(name.replace("\u0000", ""), list);
        });
        UUID id = UUID.randomUUID();
        String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        rows.update("insert into held_form (id, path, fields) values (?, ?, ?::jsonb)", id, path, fields.build().toString());
        return id;
    }

    public Optional<Held> find(UUID id) {
        return rows.first("select path, fields from held_form where id = ? and held_at > now() - interval '2 hours'", row -> {
            MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
            try (var reader = Json.createReader(new StringReader(row.getString(2)))) {
                JsonObject object = reader.readObject();
                object.keySet().forEach(name -> object.getJsonArray(name).getValuesAs(JsonString.class).forEach(v -> fields.add(name, v.getString())));
            }
            return new Held(row.getString(1), fields);
        }, id);
    }
}
