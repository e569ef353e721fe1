package fr.maillage.survey.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.rdf.Iris;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cube against the integrity constraints of the RDF Data Cube recommendation; those of slices and code hierarchies ask for what it has not. */
class ResultsCubeRdfTest {
    private static final String BASE = "https://maillage.example";
    private static final Iris IRIS = new Iris() {
        @Override
        public String base() {
            return BASE;
        }
    };
    private static final String PREFIXES = """
            PREFIX qb: <http://purl.org/linked-data/cube#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX m: <https://maillage.example/vocab#>
            PREFIX sa: <http://purl.org/linked-data/sdmx/2009/attribute#>
            PREFIX sc: <http://purl.org/linked-data/sdmx/2009/code#>
            """;

    private static Release release(String survey) {
        List<Release.Cell> who = List.of(new Release.Cell(Release.ANSWERED, "Ont répondu", Figure.shown(312)),
                new Release.Cell(Release.NOT_ANSWERED, "Sans réponse", Figure.shown(8)), new Release.Cell(Release.NOT_ASKED, "Question non posée", Figure.shown(0)));
        List<Release.Cell> choice = new java.util.ArrayList<>(who);
        choice.addAll(List.of(new Release.Cell("a", "Transport", Figure.shown(194)), new Release.Cell("b", "Logement", Figure.shown(97)),
                new Release.Cell("c", "Autre", Figure.WITHHELD), new Release.Cell("d", "Rien", Figure.WITHHELD)));
        List<Release.Cell> commune = new java.util.ArrayList<>(who);
        commune.addAll(List.of(new Release.Cell("48095", "Mende (48)", Figure.shown(300)), new Release.Cell("_other", "Autres réponses", Figure.shown(12))));
        return new Release(UUID.fromString(survey), UUID.fromString("00000000-0000-4000-8000-000000000009"), "lozere", "Lozère", "besoins", "Vos besoins",
                LocalDate.of(2027, 1, 4), LocalDate.of(2027, 2, 4), 5, 320, Instant.parse("2027-02-10T08:00:00Z"), false,
                List.of(new Release.Question("q1", "SINGLE", "De quoi avez-vous besoin ?", true, choice), new Release.Question("q2", "COMMUNE", "Où habitez-vous ?", true, commune),
                        new Release.Question("q3", "LONG_TEXT", "Autre chose ?", true, who)),
                List.of(new Release.Crossing("q1", "q2", "De quoi avez-vous besoin ?", "Où habitez-vous ?",
                        List.of(new Release.Place("a", "Transport"), new Release.Place("b", "Logement"), new Release.Place("_all", "Ensemble")),
                        List.of(new Release.Place("48095", "Mende (48)"), new Release.Place("_rest", "Autres communes")),
                        List.of(List.of(Figure.shown(120), Figure.WITHHELD), List.of(Figure.shown(90), Figure.WITHHELD), List.of(Figure.shown(300), Figure.shown(12))))));
    }

    private static Model cube() {
        return ResultsCubeRdf.of(IRIS, release("00000000-0000-4000-8000-000000000001"));
    }

    private static Model vocabulary() {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.source("opendata/vocabularies/maillage.ttl").lang(Lang.TURTLE).base(BASE + "/vocab").parse(model);
        return model;
    }

    private static boolean ask(Model model, String pattern) {
        try (QueryExecution query = QueryExecutionFactory.create(QueryFactory.create(PREFIXES + "ASK { " + pattern + " }"), model)) {
            return query.execAsk();
        }
    }

    private static final String STRUCTURE = "?obs qb:dataSet/qb:structure/qb:component/qb:componentProperty ?property . ";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "IC-1 an observation has one dataset | ?obs a qb:Observation . FILTER NOT EXISTS { ?obs qb:dataSet ?d }",
        "IC-1 an observation has no two datasets | ?obs qb:dataSet ?d, ?e . FILTER (?d != ?e)",
        "IC-2 a dataset has a structure | ?d a qb:DataSet . FILTER NOT EXISTS { ?d qb:structure ?s }",
        "IC-2 a dataset has no two structures | ?d qb:structure ?s, ?t . FILTER (?s != ?t)",
        "IC-3 a structure has a measure | ?s a qb:DataStructureDefinition . FILTER NOT EXISTS { ?s qb:component/qb:componentProperty/a qb:MeasureProperty }",
        "IC-4 a dimension has a range | ?p a qb:DimensionProperty . FILTER NOT EXISTS { ?p rdfs:range ?r }",
        "IC-5 a coded dimension has a code list | ?p a qb:DimensionProperty ; rdfs:range skos:Concept . FILTER NOT EXISTS { ?p qb:codeList ?l }",
        "IC-6 only attributes are optional | ?s qb:component ?c . ?c qb:componentRequired false ; qb:componentProperty ?p . FILTER NOT EXISTS { ?p a qb:AttributeProperty }",
        "IC-12 no two observations share their dimensions | ?o qb:dataSet ?d ; m:question ?q ; m:answer ?a . ?n qb:dataSet ?d ; m:question ?q ; m:answer ?a . FILTER (?o != ?n)",
        "IC-19 a code is in its list | ?p a qb:DimensionProperty ; qb:codeList ?l . ?l a skos:ConceptScheme . ?o a qb:Observation ; ?p ?v . FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?l }"
    })
    void theCubeIsWellFormed(String constraint) {
        String fault = constraint.substring(constraint.indexOf('|') + 1);
        // alone, with the vocabulary, and beside another cube as in the endpoint's union
        Model both = cube().add(vocabulary()).add(ResultsCubeRdf.of(IRIS, release("00000000-0000-4000-8000-000000000002")));
        assertThat(ask(cube(), fault)).isFalse();
        assertThat(ask(both, fault)).isFalse();
    }

    @Test
    void everyObservationHasEveryDimensionAndTheMeasure() {
        // IC-11 and IC-14
        assertThat(ask(cube(), STRUCTURE + "?property a qb:DimensionProperty . FILTER NOT EXISTS { ?obs ?property ?value }")).isFalse();
        assertThat(ask(cube(), STRUCTURE + "?property a qb:MeasureProperty . FILTER NOT EXISTS { ?obs ?property ?value }")).isFalse();
        assertThat(ask(cube(), STRUCTURE + "?property a qb:MeasureProperty . ?obs ?property 194")).isTrue();
    }

    @Test
    void theConstraintsWouldFindAFault() {
        Model broken = cube();
        Resource observation = broken.createResource(IRIS.id(ResultsRdf.KIND, "00000000-0000-4000-8000-000000000001") + "#figure-q1-a");
        broken.removeAll(observation, broken.createProperty(IRIS.vocab("respondents")), null);
        assertThat(ask(broken, STRUCTURE + "?property a qb:MeasureProperty . FILTER NOT EXISTS { ?obs ?property ?value }")).isTrue();
    }

    @Test
    void aWithheldFigureIsMarkedAndHasNoNumber() {
        assertThat(ask(cube(), "?f a m:WithheldFigure ; m:withheldFrom/m:withheldFigures 4 ; sa:obsStatus sc:obsStatus-M ; sa:confStatus sc:confStatus-N ; m:answer/skos:prefLabel 'Autre'@fr")).isTrue();
        assertThat(ask(cube(), "?f a m:WithheldFigure ; m:respondents ?n")).isFalse();
        assertThat(ask(cube(), "?f a m:WithheldFigure, qb:Observation")).isFalse();
    }

    @Test
    void everyFigureOfTheReleaseIsThereOnce() {
        Model cube = cube();
        long shown = release("00000000-0000-4000-8000-000000000001").rows().stream().filter(row -> !row.cell().figure().withheld()).count();
        assertThat(cube.listSubjectsWithProperty(cube.createProperty("http://purl.org/linked-data/cube#dataSet")).toList()).hasSize((int) shown);
    }

    private static org.apache.jena.shacl.ValidationReport shaped(Model model) {
        Model shapes = ModelFactory.createDefaultModel();
        RDFParser.source("opendata/shapes/resultats.ttl").lang(Lang.TURTLE).base(BASE + "/vocab").parse(shapes);
        return org.apache.jena.shacl.ShaclValidator.get().validate(shapes.getGraph(), model.getGraph());
    }

    @Test
    void theCubeHasItsShape() {
        assertThat(shaped(cube()).getEntries()).isEmpty();
        Model leaking = cube();
        leaking.createResource(IRIS.id(ResultsRdf.KIND, "00000000-0000-4000-8000-000000000001") + "#figure-q1-c").addLiteral(leaking.createProperty(IRIS.vocab("respondents")), 3);
        assertThat(shaped(leaking).conforms()).isFalse();
    }

    @Test
    void theStructureSaysOfItsPropertiesWhatTheVocabularySays() {
        Model vocabulary = vocabulary();
        for (String term : List.of("question", "answer", "respondents")) {
            Resource inCube = cube().createResource(IRIS.vocab(term));
            cube().listStatements(inCube, null, (org.apache.jena.rdf.model.RDFNode) null).forEach(statement -> assertThat(vocabulary.contains(statement)).as("%s", statement).isTrue());
        }
    }

    @Test
    void everyTermStandsInItsVocabulary() {
        Path folder = Path.of("../shared/vocab/qb");
        if (!Files.isDirectory(folder)) {
            System.err.println("!!! ../shared/vocab/qb is not here: the terms of the data cube are not checked");
            return;
        }
        Model known = vocabulary();
        for (String file : List.of("cube", "sdmx-attribute", "sdmx-code", "sdmx-dimension")) RDFParser.source(folder.resolve(file + ".ttl").toString()).lang(Lang.TURTLE).parse(known);
        Set<String> unknown = new TreeSet<>();
        cube().listStatements().forEach(statement -> List.of(statement.getPredicate(), statement.getObject()).forEach(node -> {
            if (node.isURIResource() && node.asResource().getURI().matches("http://purl\\.org/linked-data/.*|" + BASE + "/vocab#.*")
                    && !known.contains(node.asResource(), null, (org.apache.jena.rdf.model.RDFNode) null)) unknown.add(node.asResource().getURI());
        }));
        assertThat(unknown).isEmpty();
    }
}
