package fr.maillage.territory;

/**
 * Which communes belong to a territory, said in SQL on the alias {@code c}: the one place where it is said.
 *
 * @param key what the condition compares with, always bound as a parameter
 */
record CommuneScope(TerritoryKind kind, String key) {

    static final CommuneScope FRANCE = new CommuneScope(null, "");

    static CommuneScope of(Territory territory) {
        return new CommuneScope(territory.kind(), switch (territory.kind()) {
            case COMMUNE, DEPARTEMENT -> territory.inseeCode().orElseThrow();
            case EPCI -> territory.siren().orElseThrow().value();
            case BASSIN -> territory.id().toString();
        });
    }

    /** The condition, with the key in the named parameter. */
    String condition(String parameter) {
        String key = "CAST(" + parameter + " AS text)";
        if (kind == null) return key + " = ''";
        return switch (kind) {
            case COMMUNE -> "c.code = (SELECT public.commune_in_force(" + key + "))";
            case EPCI -> "c.code IN (SELECT s.commune FROM epci_member s WHERE s.epci = " + key + ")";
            case DEPARTEMENT -> "c.departement = " + key;
            case BASSIN -> "c.code IN (SELECT public.territory_communes(CAST(" + key + " AS uuid)))";
        };
    }
}
