package fr.maillage.web;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.RateLimits;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Forms whose session had ended when they arrived: kept two hours, given back after sign-in to the first account that asks and to no
 * other, to send with one click. Only forms that this install served are kept, so many an hour from one network, none of them large.
 */
@ApplicationScoped
public class HeldForms {
    /** Fields that hold a password: never held, and no part of a submission's hash. */
    static final Set<String> SECRETS = Set.of("password", "newPassword", "currentPassword");

    /** A held form: where it was going and what it said. */
    public record Held(String path, MultivaluedMap<String, String> fields) {
    }

    private static final int MOST_AN_HOUR = 60;
    private static final int MOST_CHARACTERS = 256 * 1024;

    @Inject
    Rows rows;

    @Inject
    HeldForms self;

    @Inject
    Visitor visitor;

    @Inject
    RateLimits limits;

    @Inject
    ClientAddress client;

    /** Keeps the form and answers what to throw: a browser is led to sign in, and back to the form. */
    public Problem holding(URI target, MultivaluedMap<String, String> form) {
        return Problem.held(self.hold(target, form), visitor.signedIn());
    }

    /** @throws Problem 429 when this network's forms of the hour are kept already, 413 when it is larger than is kept */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public UUID hold(URI target, MultivaluedMap<String, String> form) {
        if (!limits.take("held-form:" + client.network(), MOST_AN_HOUR, Duration.ofHours(1))) throw Problem.of(429, "heldTooMany");
        JsonObjectBuilder fields = Json.createObjectBuilder();
        form.forEach((name, values) -> {
            if (name.equals(FormToken.FIELD) || SECRETS.contains(name)) return;
            JsonArrayBuilder list = Json.createArrayBuilder();
            values.forEach(value -> list.add(value.replace("\u0000", "")));
            fields.add(name.replace("\u0000", ""), list);
        });
        String kept = fields.build().toString();
        if (kept.length() > MOST_CHARACTERS) throw Problem.of(413, "heldTooLarge", MOST_CHARACTERS / 1024);
        UUID id = UUID.randomUUID();
        String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        rows.update("insert into held_form (id, path, fields) values (?, ?, ?::jsonb)", id, path, kept);
        return id;
    }

    /** For the account that asked first. */
    @Transactional
    public Optional<Held> find(UUID id, UUID account) {
        return rows.first("update held_form set account_id = ? where id = ? and (account_id is null or account_id = ?) and held_at > now() - interval '2 hours' returning path, fields", row -> {
            MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
            try (var reader = Json.createReader(new StringReader(row.getString(2)))) {
                JsonObject object = reader.readObject();
                object.keySet().forEach(name -> object.getJsonArray(name).getValuesAs(JsonString.class).forEach(v -> fields.add(name, v.getString())));
            }
            return new Held(row.getString(1), fields);
        }, account, id, account);
    }
}
