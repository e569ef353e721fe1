package fr.maillage.territory;

/** What a collectivité is. A bassin de vie is several communes that chose one another; the others are the law's. */
public enum TerritoryKind {
    COMMUNE, EPCI, DEPARTEMENT, BASSIN
}
