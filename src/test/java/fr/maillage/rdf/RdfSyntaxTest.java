package fr.maillage.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RdfSyntaxTest {
    private static Model model() {
        Model model = ModelFactory.createDefaultModel();
        Resource blank = model.createResource();
        model.createResource("http://localhost/id/commune/48095").addProperty(RDF.type, SKOS.Concept).addProperty(RDF.type, model.createResource("http://localhost/vocab#Territory"))
                .addProperty(RDFS.label, "Vallée <Française> & \"C\"\n\t\r\u0007é", "fr").addProperty(RDFS.label, "Valley", "en-GB")
                .addProperty(DCTerms.issued, "2026-11-21", org.apache.jena.datatypes.xsd.XSDDatatype.XSDdate)
                .addProperty(DCTerms.extent, "12464", org.apache.jena.datatypes.xsd.XSDDatatype.XSDinteger)
                .addProperty(model.createProperty("http://localhost/vocab#population"), model.createTypedLiteral(true))
                .addProperty(DCTerms.relation, model.createResource("http://localhost/a?b=c&d=e#f")).addProperty(DCTerms.relation, blank);
        blank.addProperty(RDFS.label, "plain").addProperty(RDFS.seeAlso, XSD.date);
        return model;
    }

    private static Model read(RdfSyntax syntax, byte[] bytes) {
        Lang lang = switch (syntax) {
            case TURTLE -> Lang.TURTLE;
            case N_TRIPLES -> Lang.NTRIPLES;
            case RDF_XML -> Lang.RDFXML;
            case JSON_LD -> Lang.JSONLD11;
        };
        Model read = ModelFactory.createDefaultModel();
        RDFDataMgr.read(read, new ByteArrayInputStream(bytes), lang);
        return read;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(RdfSyntax syntax) {
        Model model = model();
        if (syntax == RdfSyntax.RDF_XML) {
            // XML 1.0 has no way to write U+0007
            model.removeAll(null, RDFS.label, null).createResource("http://localhost/id/commune/48095").addProperty(RDFS.label, "Vallée <Française> & \"C\"\n\t\ré", "fr");
        }
        byte[] bytes = syntax.write(model);
        assertThat(read(syntax, bytes).isIsomorphicWith(model)).as(new String(bytes, StandardCharsets.UTF_8)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theOrderDependsOnTheStatementsAlone(RdfSyntax syntax) {
        Model one = ModelFactory.createDefaultModel();
        Model other = ModelFactory.createDefaultModel();
        for (int i = 0; i < 50; i++) one.createResource("http://x/" + i).addProperty(RDFS.label, "n" + i).addProperty(RDF.type, SKOS.Concept);
        for (int i = 49; i >= 0; i--) other.createResource("http://x/" + i).addProperty(RDF.type, SKOS.Concept).addProperty(RDFS.label, "n" + i);
        assertThat(syntax.write(one)).isEqualTo(syntax.write(other));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyDocumentIsADocument(RdfSyntax syntax) {
        assertThat(read(syntax, syntax.write(ModelFactory.createDefaultModel())).isEmpty()).isTrue();
    }

    @Test
    void theCharsetOfTurtleIsSaidWithASpace() {
        assertThat(RdfSyntax.TURTLE.contentType()).isEqualTo("text/turtle; charset=utf-8");
    }
}
