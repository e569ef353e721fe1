package fr.maillage.carpool.booking.control;

import fr.maillage.carpool.booking.entity.Slot;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The store of bookings. Joins the caller's transaction. */
@ApplicationScoped
public class Bookings implements PersonalData {
    /** How far ahead one may book, today included. */
    public static final int DAYS = 14;
    /** Bookings to come that one account may hold at one site. */
    public static final int MOST = 10;

    @Inject
    Rows rows;

    @Inject
    AuditLog audit;

    /** What became of a wish. */
    public enum Outcome { BOOKED, FULL, PAST, TOO_FAR, TOO_MANY, CLOSED }

    /** A booking that is to be reminded of. */
    public record Due(UUID account, Slot slot, String siteName, String siteSlug, String commune) {
    }

    public int bookable(UUID site) {
        return (int) rows.count("select bookable from carpool_site where id = ?", site);
    }

    /** How many spaces of a site may be booked; bookings that were made stay. */
    public void offer(CarpoolSite site, int spaces, UUID account, String actor, UUID territory) {
        if (rows.update("update carpool_site set bookable = ? where id = ? and bookable <> ?", spaces, site.id(), spaces) == 0) return;
        audit.record(account, actor, territory, "carpool.offer", "/id/aire/" + site.key(), "{\"spaces\":" + spaces + "}");
    }

    /**
     * Books, or says why not. The site's row is locked meanwhile: of those who want the last space at the same moment, one after the other is counted.
     *
     * @param now on the wall
     */
    public Outcome book(UUID site, Slot slot, UUID account, LocalDateTime now) {
        if (!slot.end().isAfter(now)) return Outcome.PAST;
        if (!slot.day().isBefore(now.toLocalDate().plusDays(DAYS))) return Outcome.TOO_FAR;
        int offered = rows.first("select case when open and withdrawn_at is null then bookable else -1 end from carpool_site where id = ? for no key update", row -> row.getInt(1), site).orElse(-1);
        if (offered < 0) return Outcome.CLOSED;
        if (rows.count("select count(*) from carpool_booking where site_id = ? and day = ? and part = ? and account_id = ?", site, slot.day(), slot.part(), account) > 0) return Outcome.BOOKED;
        if (rows.count("select count(*) from carpool_booking where site_id = ? and day >= ? and account_id = ?", site, now.toLocalDate(), account) >= MOST) return Outcome.TOO_MANY;
        if (rows.count("select count(*) from carpool_booking where site_id = ? and day = ? and part = ?", site, slot.day(), slot.part()) >= offered) return Outcome.FULL;
        rows.update("insert into carpool_booking (site_id, day, part, account_id) values (?, ?, ?, ?)", site, slot.day(), slot.part(), account);
        return Outcome.BOOKED;
    }

    /** Done twice, it is done once. */
    public void cancel(UUID site, Slot slot, UUID account) {
        rows.update("delete from carpool_booking where site_id = ? and day = ? and part = ? and account_id = ?", site, slot.day(), slot.part(), account);
    }

    /** How many have booked, slot by slot, from a day on. */
    public Map<Slot, Integer> taken(UUID site, LocalDate from) {
        Map<Slot, Integer> taken = new TreeMap<>();
        rows.each("select day, part, count(*) from carpool_booking where site_id = ? and day >= ? group by 1, 2", row -> {
            taken.put(slot(row.getObject(1, LocalDate.class), row.getString(2)), row.getInt(3));
            return null;
        }, site, from);
        return taken;
    }

    public List<Slot> mine(UUID site, UUID account, LocalDate from) {
        return rows.list("select day, part from carpool_booking where site_id = ? and account_id = ? and day >= ? order by day, part desc", row -> slot(row.getObject(1, LocalDate.class), row.getString(2)), site, account, from);
    }

    /** Takes the bookings of today and tomorrow that nobody was reminded of; two nodes never take the same. */
    public List<Due> remind(LocalDate today) {
        return rows.list("""
                update carpool_booking b set reminded_at = now() from carpool_site s where s.id = b.site_id and b.id in (
                  select id from carpool_booking where reminded_at is null and day between ? and ? order by day, id limit 200 for update skip locked)
                returning b.account_id, b.day, b.part, s.name, s.slug, s.commune""",
                row -> new Due(row.getObject(1, UUID.class), slot(row.getObject(2, LocalDate.class), row.getString(3)), row.getString(4), row.getString(5), row.getString(6)), today, today.plusDays(1));
    }

    /** Bookings serve nobody a month later. */
    public void forget(LocalDate today) {
        rows.update("delete from carpool_booking where day < ?", today.minusDays(30));
    }

    private static Slot slot(LocalDate day, String part) {
        return new Slot(day, Slot.Part.valueOf(part.toUpperCase(java.util.Locale.ROOT)));
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public JsonValue export(UUID account) {
        JsonArrayBuilder mine = Json.createArrayBuilder();
        rows.each("select s.name, b.day, b.part from carpool_booking b join carpool_site s on s.id = b.site_id where b.account_id = ? order by b.day, b.part desc", row -> {
            mine.add(Json.createObjectBuilder().add("lieu", row.getString(1)).add("jour", row.getString(2)).add("creneau", row.getString(3)));
            return null;
        }, account);
        return mine.build();
    }

    @Override
    public void erase(UUID account) {
        rows.update("delete from carpool_booking where account_id = ?", account);
    }
}
