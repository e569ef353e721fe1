package fr.maillage.carpool.control;

import fr.maillage.carpool.control.register.SiteKeys;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Outbox;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Creates, edits, withdraws one site; each act leaves its history, its line in the audit log and a word to the graph. Joins the caller's transaction. */
@ApplicationScoped
public class SiteKeeping {
    private static final String VALUES = "name = ?, address = ?, commune_label = ?, commune = ?, commune_name = ?, type = ?, verified_on = ?, open = ?, source = ?, "
            + "longitude = ?, latitude = ?, spaces = ?, accessible_spaces = ?, max_stay = ?, opening_hours = ?, owner = ?, lit = ?, comment = ?, "
            + "shelter = ?, bike_spaces = ?, charging_points = ?, access = ?, operator = ?";

    /** Who acts, and where. */
    public record Actor(UUID account, String name, UUID territory) {
        /** The portal itself. */
        public static final Actor PORTAL = new Actor(null, "Maillage", null);
    }

    @Inject
    Rows rows;

    @Inject
    CarpoolSites sites;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    /** Creates a site; its key serves as {@code id_local} when the facts give none, or one that its commune already has. */
    public CarpoolSite create(SiteFacts facts, Actor actor) {
        return create(facts, SiteEquipment.UNKNOWN, SiteKeys.fresh(), actor);
    }

    /** The same with its equipment. */
    public CarpoolSite create(SiteFacts facts, SiteEquipment equipment, Actor actor) {
        return create(facts, equipment, SiteKeys.fresh(), actor);
    }

    /** The same under a key that is already known: that of the project the site comes from. */
    public CarpoolSite create(SiteFacts facts, SiteEquipment equipment, String key, Actor actor) {
        String commune = communeName(facts.commune());
        UUID id = UUID.randomUUID();
        boolean free = facts.idLocal() != null
                && rows.count("select count(*) from carpool_site where commune = ? and id_local = ?", facts.commune(), facts.idLocal()) == 0;
        rows.update("""
                insert into carpool_site (id, key, slug, given_id_local, id_local, name, address, commune_label, commune, commune_name, type, verified_on, open, source,
                  longitude, latitude, spaces, accessible_spaces, max_stay, opening_hours, owner, lit, comment,
                  shelter, bike_spaces, charging_points, access, operator)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id, key, freeSlug(SiteKeys.slug(facts.name(), commune), key, id), facts.idLocal(), free ? facts.idLocal() : key, facts.name(), facts.address(),
                facts.communeLabel(), facts.commune(), commune, facts.type().code(), facts.verifiedOn(), facts.open(), facts.source(), facts.longitude(), facts.latitude(),
                facts.spaces(), facts.accessibleSpaces(), facts.maxStay(), facts.openingHours(), facts.owner(), facts.lit(), facts.comment(),
                equipment.shelter(), equipment.bikeSpaces(), equipment.chargingPoints(), equipment.access(), equipment.operator());
        rows.update("insert into carpool_site_history (site_id, action, account_id, actor, after) select s.id, 'create', ?::uuid, ?, jsonb_strip_nulls(carpool_facts(s)) from carpool_site s where s.id = ?",
                actor.account(), actor.name(), id);
        tell(actor, "carpool.create", key);
        return sites.byKey(key).orElseThrow();
    }

    /**
     * Edits a site if it still is at the version that was shown. {@code facts.idLocal()} is not looked at: an identifier stays.
     *
     * @return the site as it now is, or empty when somebody else has changed it meanwhile
     */
    public Optional<CarpoolSite> edit(CarpoolSite shown, SiteFacts facts, SiteEquipment equipment, Actor actor) {
        String commune = communeName(facts.commune());
        boolean renamed = !facts.name().equals(shown.facts().name()) || !facts.commune().equals(shown.facts().commune());
        String slug = renamed ? freeSlug(SiteKeys.slug(facts.name(), commune), shown.key(), shown.id()) : shown.slug();
        String before = facts(shown.id());
        int mine = rows.update("update carpool_site set " + VALUES + ", slug = ?, id_local = case when commune <> ? and exists (select from carpool_site o where o.commune = ? and o.id_local = carpool_site.id_local) then key else id_local end, "
                + "updated_at = now(), version = version + 1 where id = ? and version = ?",
                facts.name(), facts.address(), facts.communeLabel(), facts.commune(), commune, facts.type().code(), facts.verifiedOn(), facts.open(), facts.source(),
                facts.longitude(), facts.latitude(), facts.spaces(), facts.accessibleSpaces(), facts.maxStay(), facts.openingHours(), facts.owner(), facts.lit(),
                facts.comment(), equipment.shelter(), equipment.bikeSpaces(), equipment.chargingPoints(), equipment.access(), equipment.operator(), slug, facts.commune(), facts.commune(), shown.id(), shown.version());
        if (mine == 0) return Optional.empty();
        if (!slug.equals(shown.slug())) {
            rows.update("delete from carpool_site_old_slug where slug = ? and site_id = ?", slug, shown.id());
            rows.update("insert into carpool_site_old_slug (slug, site_id) values (?, ?) on conflict do nothing", shown.slug(), shown.id());
        }
        rows.update("""
                insert into carpool_site_history (site_id, action, account_id, actor, before, after)
                select s.id, 'update', ?::uuid, ?, jsonb_differing(?::jsonb, carpool_facts(s)), jsonb_differing(carpool_facts(s), ?::jsonb) from carpool_site s where s.id = ?""",
                actor.account(), actor.name(), before, before, shown.id());
        tell(actor, "carpool.update", shown.key());
        return sites.byKey(shown.key());
    }

    /** Says that the site was looked at today and that what is published is right. */
    public boolean verify(CarpoolSite shown, java.time.LocalDate today, Actor actor) {
        SiteFacts f = shown.facts();
        return edit(shown, new SiteFacts(f.idLocal(), f.name(), f.address(), f.communeLabel(), f.commune(), f.type(), today, f.open(), f.source(), f.longitude(),
                f.latitude(), f.spaces(), f.accessibleSpaces(), f.maxStay(), f.openingHours(), f.owner(), f.lit(), f.comment()), shown.equipment(), actor).isPresent();
    }

    /** Withdraws a site from what is published (its address then answers 410), or puts it back. Done twice, it is done once. */
    public void withdraw(CarpoolSite site, boolean out, Actor actor) {
        String change = out ? "withdrawn_at = now() where id = ? and withdrawn_at is null" : "withdrawn_at = null where id = ? and withdrawn_at is not null";
        if (rows.update("update carpool_site set updated_at = now(), version = version + 1, " + change, site.id()) == 0) return;
        rows.update("insert into carpool_site_history (site_id, action, account_id, actor) values (?, ?, ?::uuid, ?)", site.id(), out ? "withdraw" : "restore", actor.account(), actor.name());
        tell(actor, out ? "carpool.withdraw" : "carpool.restore", site.key());
    }

    /** Opens or closes a site, for good or not, if it still is at the version that was shown. */
    public boolean turn(CarpoolSite shown, boolean open, boolean ended, Actor actor) {
        String before = facts(shown.id());
        if (rows.update("update carpool_site set open = ?, ended = ?, updated_at = now(), version = version + 1 where id = ? and version = ? and withdrawn_at is null", open, ended, shown.id(), shown.version()) == 0)
            return false;
        rows.update("""
                insert into carpool_site_history (site_id, action, account_id, actor, before, after)
                select s.id, 'update', ?::uuid, ?, jsonb_differing(?::jsonb, carpool_facts(s)), jsonb_differing(carpool_facts(s), ?::jsonb) from carpool_site s where s.id = ?""",
                actor.account(), actor.name(), before, before, shown.id());
        tell(actor, open ? "carpool.open" : ended ? "carpool.end" : "carpool.close", shown.key());
        return true;
    }

    private void tell(Actor actor, String action, String key) {
        outbox.changed("aire", key);
        audit.record(actor.account(), actor.name(), actor.territory(), action, "/id/aire/" + key, "{}");
    }

    private String facts(UUID site) {
        return rows.first("select carpool_facts(s)::text from carpool_site s where s.id = ?", row -> row.getString(1), site).orElseThrow();
    }

    private String communeName(String code) {
        return rows.first("select name from commune where code = ?", row -> row.getString(1), code)
                .orElseThrow(() -> new IllegalArgumentException("no commune in force has the code " + code));
    }

    private String freeSlug(String wanted, String key, UUID site) {
        long taken = rows.count("select (select count(*) from carpool_site where slug = ? and id <> ?) + (select count(*) from carpool_site_old_slug where slug = ? and site_id <> ?)",
                wanted, site, wanted, site);
        return taken == 0 ? wanted : wanted + "-" + key;
    }
}
