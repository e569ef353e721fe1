package fr.maillage.carpool.entity;

/**
 * What a site offers that the national schema has no column for. Null: unknown.
 *
 * @param shelter        a roof to wait under
 * @param bikeSpaces     bicycles that can be tied up
 * @param chargingPoints for electric cars
 * @param access         how to find the entrance, in words
 * @param operator       who looks after it, when that is not the owner
 */
public record SiteEquipment(Boolean shelter, Integer bikeSpaces, Integer chargingPoints, String access, String operator) {
    public static final SiteEquipment UNKNOWN = new SiteEquipment(null, null, null, null, null);
}
