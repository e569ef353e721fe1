package fr.maillage.account.control;

import fr.maillage.persistence.Digests;
import fr.maillage.persistence.Rows;
import fr.maillage.persistence.Setting;
import fr.maillage.persistence.Settings;
import fr.maillage.territory.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The store of sessions. A session ends when idle too long, when too old, when ended, and with its account. */
@ApplicationScoped
public class Sessions {
    private static final int TOKEN_BYTES = 32;

    @Inject
    Rows rows;

    @Inject
    Settings settings;

    /** Who a cookie stands for. {@code key} is what form tokens are bound to: the stored hash, in hex, from which no cookie can be made. */
    public record Recognised(UUID sessionId, UUID accountId, String name, String email, String key, Map<UUID, Set<Role>> roles, boolean operator) {
    }

    /** One of a person's sessions, as shown to that person. */
    public record Open(UUID id, String device, Instant createdAt, Instant seenAt) {
    }

    /** Opens a session; answers the cookie's value, which is kept nowhere. {@code device} is a few words such as « Firefox, Linux ». */
    public String open(UUID account, String device) {
        String token = Digests.token(TOKEN_BYTES);
        rows.update("insert into account_session (token_hash, account_id, device) values (?, ?, ?)", Digests.sha256(token), account, device);
        return token;
    }

    /** Finds the session of a cookie; empty when it is unknown, over, or its account may no longer sign in. */
    public Optional<Recognised> find(String token) {
        byte[] hash = Digests.sha256(token);
        int idle = settings.number(Setting.SESSION_IDLE_MINUTES);
        int most = settings.number(Setting.SESSION_MAX_HOURS);
        Optional<Recognised> found = rows.first("""
                select s.id, a.id, a.name, a.email,
                  array(select coalesce(r.territory_id::text, '') || ' ' || r.role from account_role r where r.account_id = a.id)
                from account_session s join account a on a.id = s.account_id
                where s.token_hash = ? and s.seen_at > now() - make_interval(mins => ?) and s.created_at > now() - make_interval(hours => ?)
                  and a.locked_at is null and a.confirmed_at is not null""", row -> recognised(row, hash), hash, idle, most);
        // to the minute is enough to know that somebody is there, and spares a write per page
        if (found.isPresent()) rows.update("update account_session set seen_at = now() where token_hash = ? and seen_at < now() - interval '1 minute'", (Object) hash);
        return found;
    }

    /** The person's sessions that still hold, the last used first. */
    public List<Open> of(UUID account) {
        return rows.list("""
                select id, device, created_at, seen_at from account_session where account_id = ? and seen_at > now() - make_interval(mins => ?)
                  and created_at > now() - make_interval(hours => ?) order by seen_at desc, created_at desc, id limit 200""",
                row -> new Open(row.getObject(1, UUID.class), row.getString(2), row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant()),
                account, settings.number(Setting.SESSION_IDLE_MINUTES), settings.number(Setting.SESSION_MAX_HOURS));
    }

    /** Ends the session of a cookie, when there is one. */
    public void end(String token) {
        rows.update("delete from account_session where token_hash = ?", (Object) Digests.sha256(token));
    }

    /** Ends one session of that account; answers whether it was there. */
    public boolean end(UUID session, UUID account) {
        return rows.update("delete from account_session where id = ? and account_id = ?", session, account) == 1;
    }

    /** Ends every session of an account but one; all when {@code kept} is null. */
    public int endAll(UUID account, UUID kept) {
        return rows.update("delete from account_session where account_id = ? and id is distinct from ?::uuid", account, kept);
    }

    private static Recognised recognised(ResultSet row, byte[] hash) throws SQLException {
        Map<UUID, Set<Role>> roles = new HashMap<>();
        boolean operator = false;
        for (String held : (String[]) row.getArray(5).getArray()) {
            int space = held.indexOf(' ');
            Role role = AccountRoles.role(held.substring(space + 1));
            if (space == 0) operator |= role == Role.OPERATOR;
            else roles.computeIfAbsent(UUID.fromString(held.substring(0, space)), id -> EnumSet.noneOf(Role.class)).add(role);
        }
        return new Recognised(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4), Digests.hex(hash), roles, operator);
    }
}
