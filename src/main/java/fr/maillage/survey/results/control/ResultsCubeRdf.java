package fr.maillage.survey.results.control;

import fr.maillage.opendata.control.Licences;
import fr.maillage.rdf.Iris;
import fr.maillage.rdf.Terms;
import fr.maillage.survey.control.SurveyRdf;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

/**
 * A release as an RDF Data Cube: dimensions question, answer and area, one measure, the number of respondents.
 * <p>A withheld figure is no qb:Observation, for an observation without its measure breaks the cube (IC-14): it is a {@code WithheldFigure}
 * with the same dimensions, the status M (missing) and the confidentiality N (not for publication), linked to the dataset. N and not C or D:
 * they would tell the small figure from the one that covers it.
 */
final class ResultsCubeRdf {
    private static final String QB = "http://purl.org/linked-data/cube#";
    private static final String ATTRIBUTE = "http://purl.org/linked-data/sdmx/2009/attribute#";
    private static final String CODE = "http://purl.org/linked-data/sdmx/2009/code#";
    private static final String DIMENSION = "http://purl.org/linked-data/sdmx/2009/dimension#";

    private final Iris iris;
    private final Release release;
    private final Model model = ModelFactory.createDefaultModel();
    private final Resource dataset;
    private final Resource area;
    private final Property question;
    private final Property answer;
    private final Property respondents;
    private final Property refArea = model.createProperty(DIMENSION + "refArea");

    private ResultsCubeRdf(Iris iris, Release release) {
        this.iris = iris;
        this.release = release;
        dataset = model.createResource(iri(iris, release));
        area = model.createResource(iris.id("territoire", release.territorySlug()));
        question = model.createProperty(iris.vocab("question"));
        answer = model.createProperty(iris.vocab("answer"));
        respondents = model.createProperty(iris.vocab("respondents"));
    }

    static Model of(Iris iris, Release release) {
        ResultsCubeRdf cube = new ResultsCubeRdf(iris, release);
        cube.describe();
        cube.structure();
        for (Release.Question each : release.questions()) cube.question(each);
        for (Release.Crossing each : release.crossings()) cube.crossing(each);
        return cube.model;
    }

    /** IRI of a release's dataset. */
    static String iri(Iris iris, Release release) {
        return iris.id(ResultsRdf.KIND, release.surveyId().toString());
    }

    /** IRI of one figure, an observation or a withheld one. */
    static String iri(Iris iris, Release.Row row) {
        return iri(iris, row.release()) + "#figure-" + row.question().code() + "-" + row.cell().code();
    }

    private Resource qb(String name) {
        return model.createResource(QB + name);
    }

    private Property qbProperty(String name) {
        return model.createProperty(QB + name);
    }

    private Property own(String term) {
        return model.createProperty(iris.vocab(term));
    }

    private void describe() {
        dataset.addProperty(RDF.type, qb("DataSet"))
                .addProperty(DCTerms.title, ResultsWords.french("results.dataset.title", release.title()), "fr")
                .addProperty(RDFS.label, ResultsWords.french("results.dataset.title", release.title()), "fr")
                .addProperty(DCTerms.identifier, release.surveyId().toString())
                .addProperty(DCTerms.issued, model.createTypedLiteral(ResultsDataset.day(release.publishedAt()).toString(), XSDDatatype.XSDdate))
                .addProperty(DCTerms.license, model.createResource(Licences.OPEN_LICENCE))
                .addProperty(DCTerms.publisher, area).addProperty(DCTerms.spatial, area)
                .addProperty(DCTerms.source, model.createResource(iris.id(SurveyRdf.KIND, release.surveyId().toString())))
                .addProperty(Terms.WAS_DERIVED_FROM, model.createResource(iris.id(SurveyRdf.KIND, release.surveyId().toString())))
                .addProperty(RDFS.seeAlso, model.createResource(iris.dataset(release.territorySlug(), release.dataset())))
                .addProperty(FOAF.page, model.createResource(iris.of(ResultsRdf.page(release))))
                .addProperty(model.createProperty(ATTRIBUTE + "unitMeasure"), own("person"))
                .addLiteral(own("threshold"), model.createTypedLiteral(String.valueOf(release.k()), XSDDatatype.XSDinteger))
                .addLiteral(own("participants"), integer(release.participants()))
                .addLiteral(own("withheldFigures"), integer(release.withheld()));
    }

    private org.apache.jena.rdf.model.Literal integer(long value) {
        return model.createTypedLiteral(String.valueOf(value), XSDDatatype.XSDinteger);
    }

    private void structure() {
        Resource structure = model.createResource(dataset.getURI() + "#structure").addProperty(RDF.type, qb("DataStructureDefinition"));
        dataset.addProperty(qbProperty("structure"), structure);
        component(structure, "dimension", question, 1);
        component(structure, "dimension", answer, 2);
        component(structure, "dimension", refArea, 3);
        component(structure, "measure", respondents, 4);
        component(structure, "attribute", model.createProperty(ATTRIBUTE + "obsStatus"), 5);
        component(structure, "attribute", model.createProperty(ATTRIBUTE + "confStatus"), 6);
        component(structure, "attribute", model.createProperty(ATTRIBUTE + "unitMeasure"), 7).addProperty(qbProperty("componentAttachment"), qb("DataSet"));
        // said again from the vocabularies, so that the file can be read alone
        question.addProperty(RDF.type, qb("DimensionProperty")).addProperty(RDF.type, qb("CodedProperty")).addProperty(RDFS.range, SKOS.Concept)
                .addProperty(qbProperty("codeList"), own("AskedQuestions"));
        answer.addProperty(RDF.type, qb("DimensionProperty")).addProperty(RDF.type, qb("CodedProperty")).addProperty(RDFS.range, SKOS.Concept)
                .addProperty(qbProperty("codeList"), own("GivenAnswers"));
        refArea.addProperty(RDF.type, qb("DimensionProperty")).addProperty(RDFS.range, RDFS.Resource);
        respondents.addProperty(RDF.type, qb("MeasureProperty")).addProperty(RDFS.range, XSD.integer);
        for (String attribute : new String[] {"obsStatus", "confStatus", "unitMeasure"}) model.createResource(ATTRIBUTE + attribute).addProperty(RDF.type, qb("AttributeProperty"));
        own("AskedQuestions").addProperty(RDF.type, SKOS.ConceptScheme);
        own("GivenAnswers").addProperty(RDF.type, SKOS.ConceptScheme);
    }

    private Resource component(Resource structure, String role, Property property, int order) {
        Resource component = model.createResource(dataset.getURI() + "#component-" + order).addProperty(RDF.type, qb("ComponentSpecification"))
                .addProperty(qbProperty(role), property).addProperty(qbProperty("componentProperty"), property);
        component.addLiteral(qbProperty("order"), model.createTypedLiteral(String.valueOf(order), XSDDatatype.XSDinteger));
        structure.addProperty(qbProperty("component"), component);
        return component;
    }

    private void question(Release.Question each) {
        Resource asked = concept("question-" + each.code(), each.text(), each.code(), own("AskedQuestions"))
                .addProperty(own("questionType"), model.createResource(iris.concept("types-question", kind(each))));
        for (Release.Cell cell : each.cells()) {
            Resource given = concept("answer-" + each.code() + "-" + cell.code(), cell.label(), cell.code(), own("GivenAnswers"));
            if (each.type().equals(QuestionType.COMMUNE.name()) && !cell.code().startsWith("_"))
                given.addProperty(DCTerms.spatial, model.createResource(iris.id("commune", cell.code())));
            figure(each, cell, asked, given);
        }
    }

    /** A question whose answers are pairs: the dimensions stay what they are, and each pair leads to its two answers. */
    private void crossing(Release.Crossing each) {
        List<Release.Row> rows = release.with(List.of(), List.of(each)).rows();
        Resource asked = concept("question-" + each.code(), rows.get(0).question().text(), each.code(), own("AskedQuestions"))
                .addProperty(own("questionType"), model.createResource(iris.concept("types-question", "croisement")))
                .addProperty(own("crosses"), part("question-" + each.first())).addProperty(own("crosses"), part("question-" + each.second()));
        for (Release.Row row : rows) {
            Resource given = concept("answer-" + each.code() + "-" + row.cell().code(), row.cell().label(), row.cell().code(), own("GivenAnswers"));
            place(given, each.first(), row.answer(0));
            place(given, each.second(), row.answer(1));
            figure(row.question(), row.cell(), asked, given);
        }
    }

    /** Links a pair to an answer that is a figure of its own question as well; everybody and the rest are not. */
    private void place(Resource given, String code, String answer) {
        boolean known = release.questions().stream().filter(each -> each.code().equals(code)).flatMap(each -> each.cells().stream()).anyMatch(cell -> cell.code().equals(answer));
        if (known) given.addProperty(own("combines"), part("answer-" + code + "-" + answer));
    }

    private Resource part(String name) {
        return model.createResource(dataset.getURI() + "#" + name);
    }

    private Resource concept(String name, String label, String notation, Resource scheme) {
        return model.createResource(dataset.getURI() + "#" + name).addProperty(RDF.type, SKOS.Concept)
                .addProperty(SKOS.prefLabel, label, "fr").addProperty(SKOS.notation, notation).addProperty(SKOS.inScheme, scheme);
    }

    private void figure(Release.Question each, Release.Cell cell, Resource asked, Resource given) {
        Resource figure = model.createResource(iri(iris, new Release.Row(release, each, cell)))
                .addProperty(question, asked).addProperty(answer, given).addProperty(refArea, area);
        if (cell.figure() instanceof Figure.Shown shown) {
            figure.addProperty(RDF.type, qb("Observation")).addProperty(qbProperty("dataSet"), dataset).addLiteral(respondents, integer(shown.value()))
                    .addProperty(model.createProperty(ATTRIBUTE + "obsStatus"), model.createResource(CODE + "obsStatus-A"))
                    .addProperty(model.createProperty(ATTRIBUTE + "confStatus"), model.createResource(CODE + "confStatus-F"));
        } else {
            figure.addProperty(RDF.type, own("WithheldFigure")).addProperty(own("withheldFrom"), dataset)
                    .addProperty(model.createProperty(ATTRIBUTE + "obsStatus"), model.createResource(CODE + "obsStatus-M"))
                    .addProperty(model.createProperty(ATTRIBUTE + "confStatus"), model.createResource(CODE + "confStatus-N"));
        }
    }

    private static String kind(Release.Question each) {
        return switch (QuestionType.valueOf(each.type())) {
            case SINGLE -> "choix-unique";
            case MULTIPLE -> "choix-multiple";
            case SCALE -> "echelle";
            case NUMBER -> "nombre";
            case SHORT_TEXT -> "texte-court";
            case LONG_TEXT -> "texte-long";
            case COMMUNE -> "commune";
            case DATE -> "date";
            case TIME -> "heure";
            case DATE_TIME -> "date-et-heure";
            case EMAIL -> "courriel";
            case RANKING -> "classement";
            case MATRIX_SINGLE -> "tableau-choix-unique";
            case MATRIX_MULTIPLE -> "tableau-choix-multiple";
            case POINT -> "point";
            case NEEDS -> "besoins-et-offres";
            case TRIP -> "trajet";
            case FILE -> "fichier";
            case INFO -> "texte-a-lire";
            case CALCULATION -> "calcul";
        };
    }
}
