package fr.maillage.opendata.control;

import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Intercommunalités by SIREN. */
@ApplicationScoped
public class EpciRdf extends PlaceThings implements ThingSource {
    /** SIREN of those in the graph: of every commune in it. */
    static final String PUBLIC = """
            select e.siren from epci e join territory t on t.kind = 'EPCI' and t.siren = e.siren
            union select m.epci from epci_member m join territory t on t.kind = 'COMMUNE' and t.insee_code = m.commune
            union select m.epci from epci_member m join commune c on c.code = m.commune join territory t on t.kind = 'DEPARTEMENT' and t.insee_code = c.departement
            union select m.epci from epci_member m join territory_commune s on s.commune = m.commune""";

    @Override
    public String kind() {
        return "epci";
    }

    @Override
    String query() {
        return "select siren, name, departement, population from epci where siren in (select unnest(string_to_array(?, ' '))) order by siren";
    }

    @Override
    String publicKeys() {
        return PUBLIC + " order by 1";
    }

    @Override
    void state(Model model, Resource epci, ResultSet row) throws SQLException {
        epci.addProperty(RDF.type, Terms.INTERCOMMUNALITE).addProperty(RDF.type, Terms.ADMINISTRATIVE_AREA)
                .addProperty(RDFS.label, row.getString(2), "fr").addProperty(Terms.NAME_OF_EPCI, row.getString(2), "fr")
                .addProperty(Terms.ORG_IDENTIFIER, row.getString(1)).addProperty(Terms.CONTAINED_IN, thing("departement", row.getString(3)))
                .addProperty(model.createProperty(iris.vocab("population")), row.getString(4), XSDDatatype.XSDinteger);
    }

    @Override
    boolean wellFormed(String key) {
        return key.matches("[0-9]{9}");
    }

    @Override
    public Optional<String> page(String key) {
        return rows.first("select slug from territory where kind = 'EPCI' and siren = ?", row -> "/" + row.getString(1), key);
    }
}
