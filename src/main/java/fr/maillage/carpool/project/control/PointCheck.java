package fr.maillage.carpool.project.control;

import fr.maillage.persistence.Rows;
import fr.maillage.territory.GeoPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Whether a point can be in its commune, as far as the known centres tell: coordinates exchanged, a sign lost, another country, the open sea, the other end of
 * the département. A point a little beside the coast or the border is not found out: contours would be needed for that.
 */
@ApplicationScoped
public class PointCheck {
    /** No carpool site of metropolitan France is farther than this from every known centre. */
    private static final double LONELY = 30_000;
    private static final double FAR_FROM_COMMUNE = 15_000;
    private static final double FAR_FROM_DEPARTEMENT = 30_000;

    @Inject
    Rows rows;

    /** What is wrong with a point. */
    public enum Fault { SWAPPED, NOT_IN_FRANCE, AT_SEA, FAR }

    /**
     * @param fault      null: the point can be right
     * @param correction the point that was meant, as it seems, or null
     * @param centre     the centre of the commune, where known, or null
     */
    public record Verdict(Fault fault, GeoPoint correction, GeoPoint centre) {
        public boolean fine() {
            return fault == null;
        }
    }

    private record Centre(GeoPoint point, boolean sameDepartement) {
    }

    /** @param commune code in force */
    public Verdict judge(String commune, double longitude, double latitude) {
        GeoPoint centre = centre(commune).orElse(null);
        Fault fault = fault(commune, longitude, latitude, centre);
        if (fault == null) return new Verdict(null, null, centre);
        for (double[] other : List.of(new double[] {latitude, longitude}, new double[] {-longitude, latitude}, new double[] {latitude, -longitude}, new double[] {-latitude, longitude}))
            if (fault(commune, other[0], other[1], centre) == null) return new Verdict(fault, new GeoPoint(other[0], other[1]), centre);
        return new Verdict(fault, null, centre);
    }

    public Optional<GeoPoint> centre(String commune) {
        return rows.first("select longitude, latitude from commune_centre where commune = ?", row -> new GeoPoint(row.getDouble(1), row.getDouble(2)), commune);
    }

    private Fault fault(String commune, double longitude, double latitude, GeoPoint centre) {
        if (GeoPoint.looksSwapped(longitude, latitude)) return Fault.SWAPPED;
        if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return Fault.NOT_IN_FRANCE;
        GeoPoint point = new GeoPoint(longitude, latitude);
        if (!point.inFrance()) return Fault.NOT_IN_FRANCE;
        List<Centre> near = near(commune, point);
        if (metropolitan(point) && near.stream().noneMatch(c -> c.point().metresTo(point) < LONELY)) return Fault.AT_SEA;
        boolean far = centre != null ? centre.metresTo(point) > FAR_FROM_COMMUNE
                : knownInDepartement(commune) && near.stream().noneMatch(c -> c.sameDepartement() && c.point().metresTo(point) < FAR_FROM_DEPARTEMENT);
        return far ? Fault.FAR : null;
    }

    private boolean knownInDepartement(String commune) {
        return rows.count("select count(*) from commune_centre p join commune c on c.code = p.commune where c.departement = (select departement from commune where code = ?)", commune) > 0;
    }

    private List<Centre> near(String commune, GeoPoint point) {
        return rows.list("""
                select p.longitude, p.latitude, c.departement = (select departement from commune where code = ?)
                from commune_centre p join commune c on c.code = p.commune where p.longitude between ? and ? and p.latitude between ? and ?""",
                row -> new Centre(new GeoPoint(row.getDouble(1), row.getDouble(2)), row.getBoolean(3)), commune,
                point.longitude() - 0.7, point.longitude() + 0.7, point.latitude() - 0.4, point.latitude() + 0.4);
    }

    private static boolean metropolitan(GeoPoint point) {
        return point.longitude() > -6 && point.longitude() < 10 && point.latitude() > 41;
    }
}
