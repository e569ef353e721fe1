package fr.maillage.opendata.control;

/** IRIs of the licences that published data may carry. */
public final class Licences {
    /** Licence Ouverte 2.0 (Etalab). */
    public static final String OPEN_LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";
    /** Open Database License 1.0: what derives from the national carpool register. */
    public static final String ODBL = "https://opendatacommons.org/licenses/odbl/1-0/";

    private Licences() {
    }
}
