package fr.maillage.territory;

import java.util.List;
import java.util.Optional;

/**
 * A commune in force, as the code list of the present vintage knows it.
 *
 * @param siren           absent in the communes of the overseas collectivities
 * @param departement     code of the département or overseas collectivity, e.g. 48, 2A, 974, 988
 * @param epci            SIREN of the EPCI with its own taxation, absent for some islands and overseas collectivities
 * @param population      municipal population, inhabitants; unknown in six places without a census
 * @param centre          known for the larger communes only
 * @param postalCodes     in order; several for 387 communes, none for 5
 */
public record Commune(InseeCode code, String name, Optional<Siren> siren, String departement, String departementName, Optional<Siren> epci,
                      Optional<String> epciName, Optional<Integer> population, Optional<GeoPoint> centre, List<PostalCode> postalCodes) {

    public Commune {
        postalCodes = List.copyOf(postalCodes);
    }
}
