package fr.maillage.opendata.control;

import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The collectivités of this install, by slug: who publishes, where, within which other. */
@ApplicationScoped
public class TerritoryRdf extends PlaceThings implements ThingSource {
    @Override
    public String kind() {
        return "territoire";
    }

    @Override
    String query() {
        return """
                select t.slug, t.name, t.siren, t.kind, t.insee_code, p.slug, s.commune
                from territory t left join territory p on p.id = t.parent_id left join territory_commune s on s.territory_id = t.id
                where t.slug in (select unnest(string_to_array(?, ' ')))
                order by t.slug, s.commune""";
    }

    @Override
    String publicKeys() {
        return "select slug from territory order by slug";
    }

    @Override
    void state(Model model, Resource territory, ResultSet row) throws SQLException {
        territory.addProperty(RDF.type, model.createResource(iris.vocab("Territory"))).addProperty(RDF.type, Terms.ORGANIZATION)
                .addProperty(RDF.type, FOAF.Agent)
                .addProperty(RDFS.label, row.getString(2), "fr").addProperty(FOAF.name, row.getString(2), "fr")
                .addProperty(FOAF.homepage, model.createResource(iris.of("/" + row.getString(1))));
        if (row.getString(3) != null) territory.addProperty(Terms.ORG_IDENTIFIER, row.getString(3));
        if (row.getString(6) != null) territory.addProperty(DCTerms.isPartOf, thing(kind(), row.getString(6)));
        place(row).ifPresent(place -> territory.addProperty(DCTerms.spatial, place));
    }

    private Optional<Resource> place(ResultSet row) throws SQLException {
        return switch (row.getString(4)) {
            case "COMMUNE" -> Optional.of(thing("commune", row.getString(5)));
            case "DEPARTEMENT" -> Optional.of(thing("departement", row.getString(5)));
            case "EPCI" -> Optional.of(thing("epci", row.getString(3)));
            default -> Optional.ofNullable(row.getString(7)).map(commune -> thing("commune", commune));
        };
    }

    @Override
    boolean wellFormed(String key) {
        return key.matches("[a-z0-9-]{1,80}");
    }

    @Override
    public Optional<String> page(String key) {
        return Optional.of("/" + key);
    }
}
