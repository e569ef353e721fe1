package fr.maillage.carpool.control;

import fr.maillage.carpool.control.register.OpeningHours;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.entity.SiteEquipment;
import fr.maillage.carpool.entity.SiteFacts;
import fr.maillage.carpool.entity.SiteType;
import fr.maillage.opendata.control.ThingSource;
import fr.maillage.persistence.Rows;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * A carpool site as linked data: where people can park it is a schema:ParkingFacility too; its address, its point (WGS84 and GeoSPARQL),
 * its commune, its type (SKOS). What no common vocabulary says (spaces, accessible spaces, lighting, longest stay) is said by the portal's own terms.
 */
@ApplicationScoped
public class CarpoolSiteRdf implements ThingSource {
    public static final String KIND = "aire";
    /** SKOS scheme of the types. */
    public static final String TYPES = "types-aire";
    private static final String SCHEMA = "http://schema.org/";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final String GSP = "http://www.opengis.net/ont/geosparql#";

    @Inject
    Rows rows;

    @Inject
    Iris iris;

    @Inject
    CarpoolSites sites;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Model> describe(String key) {
        return sites.byKey(key).filter(site -> !site.withdrawn()).map(this::model);
    }

    @Override
    public void describeAll(List<String> keys, BiConsumer<String, Model> sink) {
        rows.each("select " + CarpoolSites.COLUMNS + " from carpool_site s where s.withdrawn_at is null and s.key = any (string_to_array(?, ' '))", row -> {
            CarpoolSite site = CarpoolSites.read(row);
            sink.accept(site.key(), model(site));
            return null;
        }, String.join(" ", keys));
    }

    @Override
    public void keys(Consumer<String> sink) {
        rows.each("select key from carpool_site where withdrawn_at is null order by key", row -> {
            sink.accept(row.getString(1));
            return null;
        });
    }

    @Override
    public State state(String key) {
        return sites.byKey(key).map(site -> site.withdrawn() ? State.GONE : State.PRESENT).orElse(State.UNKNOWN);
    }

    @Override
    public Optional<String> page(String key) {
        return sites.byKey(key).flatMap(site -> sites.territoryOf(site.facts().commune()).map(territory -> "/" + territory + "/covoiturage/aires/" + site.slug()));
    }

    private Model model(CarpoolSite site) {
        SiteFacts facts = site.facts();
        Model model = ModelFactory.createDefaultModel();
        Resource aire = model.createResource(iris.id(KIND, site.key()));
        Resource commune = model.createResource(iris.id("commune", facts.commune()));
        aire.addProperty(RDF.type, model.createResource(iris.vocab("CarpoolSite")))
                .addProperty(RDF.type, model.createResource(GSP + "Feature"))
                .addProperty(RDFS.label, facts.name(), "fr")
                .addProperty(schema("name"), facts.name(), "fr")
                .addProperty(DCTerms.identifier, facts.idLocal())
                .addProperty(own("siteType"), model.createResource(iris.concept(TYPES, facts.type().concept())))
                .addProperty(DCTerms.spatial, commune)
                .addProperty(schema("containedInPlace"), commune)
                .addLiteral(own("verifiedOn"), model.createTypedLiteral(facts.verifiedOn().toString(), XSDDatatype.XSDdate))
                .addLiteral(DCTerms.modified, model.createTypedLiteral(site.updatedAt().toString(), XSDDatatype.XSDdateTime))
                .addLiteral(own("inUse"), facts.open());
        if (parking(facts.type())) aire.addProperty(RDF.type, model.createResource(SCHEMA + "ParkingFacility"));
        if (site.idLieu() != null) aire.addProperty(schema("identifier"), site.idLieu());
        address(model, aire, site);
        place(model, aire, facts);
        number(aire, own("spaces"), facts.spaces());
        number(aire, own("accessibleSpaces"), facts.accessibleSpaces());
        number(aire, own("maxStay"), facts.maxStay());
        if (facts.lit() != null) aire.addLiteral(own("lit"), facts.lit().booleanValue());
        SiteEquipment equipment = site.equipment();
        if (equipment.shelter() != null) aire.addLiteral(own("sheltered"), equipment.shelter().booleanValue());
        number(aire, own("bikeSpaces"), equipment.bikeSpaces());
        number(aire, own("chargingPoints"), equipment.chargingPoints());
        if (equipment.operator() != null) aire.addProperty(schema("maintainer"), agent(model, aire, "#exploitant").addProperty(FOAF.name, equipment.operator(), "fr"));
        if (facts.openingHours() != null && OpeningHours.wellFormed(facts.openingHours())) aire.addProperty(schema("openingHours"), facts.openingHours());
        if (facts.owner() != null) aire.addProperty(schema("provider"), agent(model, aire, "#proprietaire").addProperty(FOAF.name, facts.owner(), "fr"));
        if (facts.source() != null) {
            Resource declared = agent(model, aire, "#source").addProperty(DCTerms.identifier, facts.source());
            aire.addProperty(DCTerms.publisher, declared).addProperty(Terms.WAS_ATTRIBUTED_TO, declared);
        }
        if (facts.comment() != null) aire.addProperty(schema("description"), facts.comment(), "fr");
        origin(site).ifPresent(decided -> {
            String project = iris.id("projet-aire", site.key());
            aire.addProperty(Terms.WAS_DERIVED_FROM, model.createResource(project));
            if (decided) aire.addProperty(Terms.WAS_DERIVED_FROM, model.createResource(project + "#decision"));
        });
        return model;
    }

    /** Whether the project of the same key was decided; empty for a site that was no project. Sites that were are few: asked once for each. */
    private Optional<Boolean> origin(CarpoolSite site) {
        return rows.first("""
                select exists (select from carpool_step t where t.place = p.key and t.phase = 'decided') from carpool_project p
                where p.key = ? and p.phase = 'open' and p.withdrawn_at is null""", row -> row.getBoolean(1), site.key());
    }

    /** People stand at a hitch-hiking stop or wait for a line: they do not park there. */
    private static boolean parking(SiteType type) {
        return type != SiteType.HITCHHIKING && type != SiteType.CARPOOL_LINE;
    }

    private static Resource agent(Model model, Resource aire, String part) {
        return model.createResource(aire.getURI() + part).addProperty(RDF.type, FOAF.Agent);
    }

    private void address(Model model, Resource aire, CarpoolSite site) {
        Resource address = model.createResource(aire.getURI() + "#adresse").addProperty(RDF.type, model.createResource(SCHEMA + "PostalAddress"))
                .addProperty(schema("addressLocality"), site.communeName(), "fr").addProperty(schema("addressCountry"), "FR");
        if (site.facts().address() != null) address.addProperty(schema("streetAddress"), site.facts().address(), "fr");
        aire.addProperty(schema("address"), address);
    }

    private static void place(Model model, Resource aire, SiteFacts facts) {
        String longitude = facts.longitude().toPlainString();
        String latitude = facts.latitude().toPlainString();
        Resource geometry = model.createResource(aire.getURI() + "#point").addProperty(RDF.type, model.createResource("http://www.opengis.net/ont/sf#Point"))
                .addProperty(ResourceFactory.createProperty(GSP, "asWKT"), model.createTypedLiteral("POINT(" + longitude + " " + latitude + ")", GSP + "wktLiteral"));
        aire.addLiteral(ResourceFactory.createProperty(GEO, "long"), model.createTypedLiteral(longitude, XSDDatatype.XSDdecimal))
                .addLiteral(ResourceFactory.createProperty(GEO, "lat"), model.createTypedLiteral(latitude, XSDDatatype.XSDdecimal))
                .addProperty(ResourceFactory.createProperty(GSP, "hasGeometry"), geometry);
    }

    private static void number(Resource aire, Property property, Integer value) {
        if (value != null) aire.addLiteral(property, value.intValue());
    }

    private static Property schema(String term) {
        return ResourceFactory.createProperty(SCHEMA, term);
    }

    private Property own(String term) {
        return ResourceFactory.createProperty(iris.vocab(term));
    }
}
