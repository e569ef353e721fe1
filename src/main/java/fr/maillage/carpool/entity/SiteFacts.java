package fr.maillage.carpool.entity;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is said of a site, field by field of the national schema. Optional texts are null when unknown, never empty.
 *
 * @param idLocal          identifier at its source; null when the source gave none
 * @param communeLabel     commune or hamlet as the source writes it
 * @param commune          INSEE code in force
 * @param verifiedOn       the day somebody last looked at it
 * @param source           SIREN of who gave the data
 * @param longitude        degrees, WGS 84, with the digits of the source
 * @param spaces           parking spaces kept for carpooling
 * @param accessibleSpaces spaces for disabled people
 * @param maxStay          minutes a car may stay
 * @param openingHours     OpenStreetMap's {@code opening_hours}
 */
public record SiteFacts(String idLocal, String name, String address, String communeLabel, String commune, SiteType type, LocalDate verifiedOn,
                        boolean open, String source, BigDecimal longitude, BigDecimal latitude, Integer spaces, Integer accessibleSpaces,
                        Integer maxStay, String openingHours, String owner, Boolean lit, String comment) {
}
