package fr.maillage.territory;

import java.util.List;

/**
 * A point in WGS 84, decimal degrees, longitude (east) FIRST as in GeoJSON, WKT and the national schemas.
 *
 * @param longitude -180 to 180
 * @param latitude  -90 to 90
 */
public record GeoPoint(double longitude, double latitude) {

    /** Mean radius of the Earth, metres (IUGG). */
    private static final double EARTH_RADIUS = 6_371_008.8;

    /** Rectangles around the inhabited French lands: west, south, east, north; wide enough for the coast, too narrow for the neighbours' swapped points. */
    private static final List<double[]> FRANCE = List.of(
            new double[] {-5.3, 41.2, 9.7, 51.2}, // metropolitan France and Corsica
            new double[] {-63.3, 15.7, -60.9, 18.3}, // Guadeloupe, Saint-Martin, Saint-Barthélemy
            new double[] {-61.4, 14.2, -60.7, 15.0}, // Martinique
            new double[] {-54.7, 2.0, -51.5, 5.9}, // Guyane
            new double[] {55.1, -21.5, 55.9, -20.8}, // La Réunion
            new double[] {44.9, -13.1, 45.4, -12.5}, // Mayotte
            new double[] {-56.5, 46.7, -56.0, 47.2}, // Saint-Pierre-et-Miquelon
            new double[] {158.0, -23.0, 173.0, -18.0}, // Nouvelle-Calédonie
            new double[] {-155.0, -28.0, -134.0, -7.0}, // Polynésie française
            new double[] {-178.4, -14.5, -176.0, -13.0}); // Wallis-et-Futuna

    public GeoPoint {
        if (!(longitude >= -180 && longitude <= 180)) throw new IllegalArgumentException("longitude out of -180..180: " + longitude);
        if (!(latitude >= -90 && latitude <= 90)) throw new IllegalArgumentException("latitude out of -90..90: " + latitude);
    }

    /** Whether the point lies within a rectangle around an inhabited French land; a point just over the border also does. */
    public boolean inFrance() {
        return FRANCE.stream().anyMatch(r -> longitude >= r[0] && latitude >= r[1] && longitude <= r[2] && latitude <= r[3]);
    }

    /**
     * Whether two numbers look like a French point written latitude first: outside France as given, inside once exchanged.
     *
     * @param longitude what stands where the longitude should, degrees; may be out of range
     * @param latitude  what stands where the latitude should, degrees; may be out of range
     */
    public static boolean looksSwapped(double longitude, double latitude) {
        boolean possible = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
        boolean rightAsGiven = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && new GeoPoint(longitude, latitude).inFrance();
        return possible && !rightAsGiven && new GeoPoint(latitude, longitude).inFrance();
    }

    /** Great-circle distance in metres (haversine; within 0.6 % of the ellipsoid's). */
    public double metresTo(GeoPoint other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
