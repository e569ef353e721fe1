package fr.maillage.account.control;

import fr.maillage.persistence.Rows;
import fr.maillage.territory.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Who may do what where. Read at each request, so that a withdrawal takes effect at once. */
@ApplicationScoped
public class AccountRoles {
    @Inject
    Rows rows;

    /** One role of a person, with the territory's words; null slug and name for the install. */
    public record Held(UUID territoryId, String slug, String territoryName, Role role, Instant since) {
    }

    /** A person of a territory's team and their roles there, in the enum's order. */
    public record Member(UUID accountId, String name, String email, boolean confirmed, boolean locked, Set<Role> roles) {
    }

    /** Gives a role; answers whether it is new. {@code territoryId} is null for the operator's role only. */
    public boolean give(UUID account, UUID territoryId, Role role, UUID by) {
        return rows.update("insert into account_role (account_id, territory_id, role, granted_by) values (?, ?, ?, ?) on conflict do nothing",
                account, territoryId, role, by) == 1;
    }

    /** Takes a role away; answers whether it was there. */
    public boolean withdraw(UUID account, UUID territoryId, Role role) {
        return rows.update("delete from account_role where account_id = ? and territory_id is not distinct from ?::uuid and role = ?", account, territoryId, role) == 1;
    }

    /** Roles of one person, by territory. */
    public List<Held> of(UUID account) {
        return rows.list("""
                select r.territory_id, t.slug, t.name, r.role, r.granted_at from account_role r left join territory t on t.id = r.territory_id
                where r.account_id = ? order by t.name nulls first, r.role""",
                row -> new Held(row.getObject(1, UUID.class), row.getString(2), row.getString(3), role(row.getString(4)), row.getTimestamp(5).toInstant()), account);
    }

    /** The roles of one person in one territory. */
    public Set<Role> of(UUID account, UUID territoryId) {
        Set<Role> found = EnumSet.noneOf(Role.class);
        found.addAll(rows.list("select role from account_role where account_id = ? and territory_id = ?", row -> role(row.getString(1)), account, territoryId));
        return found;
    }

    public long countMembers(UUID territoryId) {
        return rows.count("select count(distinct account_id) from account_role where territory_id = ?", territoryId);
    }

    /** People with a role in the territory, by name. */
    public List<Member> members(UUID territoryId, int offset, int limit) {
        return rows.list("""
                select a.id, a.name, a.email, a.confirmed_at is not null, a.locked_at is not null, array_agg(r.role)
                from account_role r join account a on a.id = r.account_id where r.territory_id = ?
                group by a.id order by public.search_key(a.name), a.id offset ? limit ?""", AccountRoles::member, territoryId, offset, limit);
    }

    /** Whether somebody could operate the install: a role held by an account that can sign in. */
    public boolean hasOperator() {
        return operatorsBut(null) > 0;
    }

    /** Operators who can sign in, not counting this account; locks their rows, so that two operators cannot both leave at once. */
    public long operatorsBut(UUID account) {
        return rows.list("""
                select r.account_id from account_role r join account a on a.id = r.account_id
                where r.role = 'operator' and a.confirmed_at is not null and a.locked_at is null and a.password_hash is not null
                  and r.account_id is distinct from ?::uuid for update of r""", row -> row.getObject(1, UUID.class), account).size();
    }

    static Role role(String stored) {
        return Role.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static Member member(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : (String[]) row.getArray(6).getArray()) roles.add(role(role));
        return new Member(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5), roles);
    }
}
