package fr.maillage.opendata.control;

import fr.maillage.rdf.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Communes by INSEE code. A former code is gone; {@link #replacedBy} tells the commune in force. */
@ApplicationScoped
public class CommuneRdf extends PlaceThings implements ThingSource {
    @Override
    public String kind() {
        return "commune";
    }

    @Override
    String query() {
        return """
                select c.code, c.name, c.departement, m.epci, c.population, p.longitude, p.latitude,
                  (select string_agg(z.postal_code, ' ' order by z.postal_code) from commune_postal_code z where z.commune = c.code)
                from commune c left join epci_member m on m.commune = c.code left join commune_centre p on p.commune = c.code
                where c.code in (select unnest(string_to_array(?, ' ')))
                order by c.code""";
    }

    @Override
    String publicKeys() {
        return """
                select c.code from commune c join territory t on t.kind = 'COMMUNE' and t.insee_code = c.code
                union select c.code from commune c join territory t on t.kind = 'DEPARTEMENT' and t.insee_code = c.departement
                union select m.commune from epci_member m join territory t on t.kind = 'EPCI' and t.siren = m.epci
                union select c.code from commune c join territory_commune s on s.commune = c.code
                order by 1""";
    }

    @Override
    void state(Model model, Resource commune, ResultSet row) throws SQLException {
        commune.addProperty(RDF.type, Terms.COMMUNE).addProperty(RDF.type, Terms.ADMINISTRATIVE_AREA)
                .addProperty(RDFS.label, row.getString(2), "fr").addProperty(Terms.NAME_INSEE, row.getString(2), "fr")
                .addProperty(Terms.CODE_INSEE, row.getString(1))
                .addProperty(Terms.SUBDIVISION_OF, thing("departement", row.getString(3)));
        if (row.getString(4) != null) commune.addProperty(Terms.CONTAINED_IN, thing("epci", row.getString(4)));
        if (row.getObject(5) != null) commune.addProperty(model.createProperty(iris.vocab("population")), row.getString(5), XSDDatatype.XSDinteger);
        if (row.getObject(6) != null) {
            commune.addProperty(Terms.LONGITUDE, degrees(row.getDouble(6)), XSDDatatype.XSDdecimal);
            commune.addProperty(Terms.LATITUDE, degrees(row.getDouble(7)), XSDDatatype.XSDdecimal);
        }
        if (row.getString(8) != null) for (String code : row.getString(8).split(" ")) commune.addProperty(Terms.POSTAL_CODE, code);
    }

    private static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    @Override
    boolean wellFormed(String key) {
        return key.matches("[0-9][0-9AB][0-9]{3}");
    }

    @Override
    public State state(String key) {
        if (super.state(key) == State.PRESENT) return State.PRESENT;
        return replacedBy(key).isPresent() ? State.GONE : State.UNKNOWN;
    }

    @Override
    public Optional<String> replacedBy(String key) {
        if (!wellFormed(key)) return Optional.empty();
        return rows.first("select commune from commune_former_code where code = ? and commune <> code", row -> row.getString(1), key);
    }

    @Override
    public Optional<String> page(String key) {
        return rows.first("select slug from territory where kind = 'COMMUNE' and insee_code = ?", row -> "/" + row.getString(1), key);
    }
}
