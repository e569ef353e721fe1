package fr.maillage.rdf;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** Terms of others that Jena has no constants for. */
public final class Terms {
    private static final String INSEE_GEO = "http://rdf.insee.fr/def/geo#";
    private static final String ORGANISATION = "http://www.w3.org/ns/org#";
    private static final String SCHEMA = "http://schema.org/";
    private static final String WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#";

    public static final Resource COMMUNE = ResourceFactory.createResource(INSEE_GEO + "Commune");
    public static final Resource DEPARTEMENT = ResourceFactory.createResource(INSEE_GEO + "Departement");
    public static final Resource INTERCOMMUNALITE = ResourceFactory.createResource(INSEE_GEO + "Intercommunalite");
    public static final Property CODE_INSEE = ResourceFactory.createProperty(INSEE_GEO + "codeINSEE");
    public static final Property NAME_INSEE = ResourceFactory.createProperty(INSEE_GEO + "nom");
    public static final Property NAME_OF_EPCI = ResourceFactory.createProperty(INSEE_GEO + "nomIntercommunalite");
    public static final Property SUBDIVISION_OF = ResourceFactory.createProperty(INSEE_GEO + "subdivisionDe");
    public static final Resource FORMAL_ORGANIZATION = ResourceFactory.createResource(ORGANISATION + "FormalOrganization");
    public static final Resource ORGANIZATION = ResourceFactory.createResource(ORGANISATION + "Organization");
    public static final Property ORG_IDENTIFIER = ResourceFactory.createProperty(ORGANISATION + "identifier");
    public static final Resource ADMINISTRATIVE_AREA = ResourceFactory.createResource(SCHEMA + "AdministrativeArea");
    public static final Property CONTAINED_IN = ResourceFactory.createProperty(SCHEMA + "containedInPlace");
    /** PROV-O: results come from a survey, a site's facts from who declared them. */
    public static final Property WAS_DERIVED_FROM = ResourceFactory.createProperty("http://www.w3.org/ns/prov#wasDerivedFrom");
    public static final Property WAS_ATTRIBUTED_TO = ResourceFactory.createProperty("http://www.w3.org/ns/prov#wasAttributedTo");
    public static final Property POSTAL_CODE = ResourceFactory.createProperty(SCHEMA + "postalCode");
    public static final Property LATITUDE = ResourceFactory.createProperty(WGS84 + "lat");
    public static final Property LONGITUDE = ResourceFactory.createProperty(WGS84 + "long");

    private Terms() {
    }
}
