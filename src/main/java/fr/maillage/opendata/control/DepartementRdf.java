package fr.maillage.opendata.control;

import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Départements by code. */
@ApplicationScoped
public class DepartementRdf extends PlaceThings implements ThingSource {
    @Override
    public String kind() {
        return "departement";
    }

    @Override
    String query() {
        return "select code, name from departement where code in (select unnest(string_to_array(?, ' '))) order by code";
    }

    @Override
    String publicKeys() {
        return """
                select d.code from departement d join territory t on t.kind = 'DEPARTEMENT' and t.insee_code = d.code
                union select c.departement from commune c join territory t on t.kind = 'COMMUNE' and t.insee_code = c.code
                union select c.departement from commune c join epci_member m on m.commune = c.code join territory t on t.kind = 'EPCI' and t.siren = m.epci
                union select c.departement from commune c join territory_commune s on s.commune = c.code
                union select e.departement from epci e where e.siren in (%s)
                order by 1""".formatted(EpciRdf.PUBLIC);
    }

    @Override
    void state(Model model, Resource departement, ResultSet row) throws SQLException {
        departement.addProperty(RDF.type, Terms.DEPARTEMENT).addProperty(RDF.type, Terms.ADMINISTRATIVE_AREA)
                .addProperty(RDFS.label, row.getString(2), "fr").addProperty(Terms.NAME_INSEE, row.getString(2), "fr")
                .addProperty(Terms.CODE_INSEE, row.getString(1));
    }

    @Override
    boolean wellFormed(String key) {
        return key.matches("[0-9][0-9AB][0-9]?");
    }

    @Override
    public Optional<String> page(String key) {
        return rows.first("select slug from territory where kind = 'DEPARTEMENT' and insee_code = ?", row -> "/" + row.getString(1), key);
    }
}
