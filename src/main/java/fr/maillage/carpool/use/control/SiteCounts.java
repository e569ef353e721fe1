package fr.maillage.carpool.use.control;

import fr.maillage.persistence.Json;
import fr.maillage.persistence.PersonalData;
import fr.maillage.persistence.Rows;
import fr.maillage.territory.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of counts and of the alerts they raise. Joins the caller's transaction. */
@ApplicationScoped
public class SiteCounts implements PersonalData {
    /** From this share of the spaces, in percent, the team is told. */
    public static final int FULL_SHARE = 90;
    private static final String ZONE = "Europe/Paris";

    @Inject
    Rows rows;

    /** Cars seen at a moment; {@code id} is the phone's. */
    public record Seen(UUID id, UUID site, Instant at, int cars) {
    }

    /** One day on which a site was as good as full. */
    public record Alert(String siteKey, String siteName, LocalDate day, int cars, int spaces) {
    }

    /** One count in a site's list. */
    public record Line(UUID id, Instant at, int cars) {
    }

    /** Keeps a count; one that is known already changes nothing. */
    public void keep(Seen seen, UUID account) {
        if (rows.update("insert into carpool_count (id, site_id, counted_at, cars, account_id) values (?, ?, ?, ?, ?) on conflict (id) do nothing",
                seen.id(), seen.site(), seen.at(), seen.cars(), account) == 0) return;
        rows.update("insert into carpool_alert (site_id, day, cars, spaces) select s.id, (?::timestamptz at time zone '" + ZONE + "')::date, ?, s.spaces from carpool_site s "
                + "where s.id = ? and s.spaces > 0 and ? * 100 >= s.spaces * " + FULL_SHARE
                + " on conflict (site_id, day) do update set cars = greatest(carpool_alert.cars, excluded.cars), spaces = excluded.spaces", seen.at(), seen.cars(), seen.site(), seen.cars());
    }

    /** Takes a wrong count out, with the alert that stood on it alone. */
    public void forget(UUID id, UUID site) {
        rows.update("delete from carpool_count where id = ? and site_id = ?", id, site);
        rows.update("delete from carpool_alert a where a.site_id = ? and not exists (select from carpool_count c where c.site_id = a.site_id and (c.counted_at at time zone '" + ZONE
                + "')::date = a.day and c.cars * 100 >= a.spaces * " + FULL_SHARE + ")", site);
    }

    /** The last ones first. */
    public List<Line> last(UUID site, int limit) {
        return rows.list("select id, counted_at, cars from carpool_count where site_id = ? order by counted_at desc, id limit ?",
                row -> new Line(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getInt(3)), site, limit);
    }

    /** Alerts that wait in a territory, oldest first. */
    public Found<Alert> alerts(UUID territory, int limit) {
        String from = " from carpool_alert a join carpool_site s on s.id = a.site_id where a.settled_at is null and s.withdrawn_at is null and s.commune in (select m.commune from territory_member m where m.territory_id = ?)";
        return new Found<>(rows.list("select s.key, s.name, a.day, a.cars, a.spaces" + from + " order by a.day, s.key limit ?",
                row -> new Alert(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getInt(4), row.getInt(5)), territory, limit), rows.count("select count(*)" + from, territory));
    }

    /** Alerts of one site that wait. */
    public List<Alert> alertsOf(UUID site) {
        return rows.list("select s.key, s.name, a.day, a.cars, a.spaces from carpool_alert a join carpool_site s on s.id = a.site_id where a.site_id = ? and a.settled_at is null order by a.day desc limit 50",
                row -> new Alert(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getInt(4), row.getInt(5)), site);
    }

    /** The team has taken note of every alert of a site. */
    public void settle(UUID site) {
        rows.update("update carpool_alert set settled_at = now() where site_id = ? and settled_at is null", site);
    }

    /**
     * What a site's counts of the last year say.
     *
     * @param counts  how many
     * @param since   day of the first, or null
     * @param byDay   mean cars from Monday to Sunday; null: never counted
     * @param byBand  the same by day and band of hours
     * @param most    most cars ever seen at once
     */
    public record Occupancy(long counts, LocalDate since, List<Optional<Double>> byDay, List<List<Optional<Double>>> byBand, int most) {
    }

    /** Hours at which a band begins; the first one begins at midnight. */
    public static final List<Integer> BANDS = List.of(0, 7, 9, 12, 14, 17, 19);

    public Occupancy occupancy(UUID site) {
        double[][] sum = new double[7][BANDS.size()];
        int[][] number = new int[7][BANDS.size()];
        int[] most = {0};
        LocalDate[] since = {null};
        rows.each("select extract(isodow from t.local)::int, extract(hour from t.local)::int, c.cars, t.local::date from carpool_count c, lateral (select c.counted_at at time zone '" + ZONE + "' as local) t "
                + "where c.site_id = ? and c.counted_at > now() - interval '1 year' order by c.counted_at", row -> {
            int day = row.getInt(1) - 1;
            int band = band(row.getInt(2));
            sum[day][band] += row.getInt(3);
            number[day][band]++;
            most[0] = Math.max(most[0], row.getInt(3));
            if (since[0] == null) since[0] = row.getObject(4, LocalDate.class);
            return null;
        }, site);
        return summed(sum, number, most[0], since[0]);
    }

    private static Occupancy summed(double[][] sum, int[][] number, int most, LocalDate since) {
        List<Optional<Double>> days = new java.util.ArrayList<>();
        List<List<Optional<Double>>> bands = new java.util.ArrayList<>();
        long counts = 0;
        for (int day = 0; day < 7; day++) {
            double all = 0;
            int times = 0;
            List<Optional<Double>> row = new java.util.ArrayList<>();
            for (int band = 0; band < BANDS.size(); band++) {
                all += sum[day][band];
                times += number[day][band];
                row.add(number[day][band] == 0 ? Optional.empty() : Optional.of(sum[day][band] / number[day][band]));
            }
            counts += times;
            days.add(times == 0 ? Optional.empty() : Optional.of(all / times));
            bands.add(row);
        }
        return new Occupancy(counts, since, days, bands, most);
    }

    private static int band(int hour) {
        int band = 0;
        while (band + 1 < BANDS.size() && hour >= BANDS.get(band + 1)) band++;
        return band;
    }

    @Override
    public String name() {
        return "comptages";
    }

    @Override
    public JsonValue export(UUID account) {
        return Json.createValue(java.math.BigDecimal.valueOf(rows.count("select count(*) from carpool_count where account_id = ?", account)));
    }

    @Override
    public void erase(UUID account) {
        rows.update("update carpool_count set account_id = null where account_id = ?", account);
    }
}
