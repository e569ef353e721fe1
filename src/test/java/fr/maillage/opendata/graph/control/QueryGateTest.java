package fr.maillage.opendata.graph.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.maillage.opendata.graph.control.QueryRefused.Reason;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGateTest {
    /** Backtracks for ages on a text without two exclamation marks. */
    private static final String BOMB = "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)!!";

    private static QueryRefused refused(String text) {
        return catchThrowableOfType(QueryRefused.class, () -> QueryGate.read(text, "http://localhost/sparql"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT (<java:java.lang.Runtime>(1) AS ?x) {}",
        "SELECT * { BIND(<java:java.lang.Runtime>(1) AS ?x) }",
        "SELECT * { ?s ?p ?o FILTER(<java:java.lang.Runtime>(?o)) }",
        "SELECT (SUM(<java:java.lang.Runtime>(?o)) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (<java:java.lang.Runtime>(COUNT(*)) > 1)",
        "SELECT ?s { ?s ?p ?o } ORDER BY <java:java.lang.Runtime>(?s)",
        "SELECT ?s { ?s ?p ?o } GROUP BY (<java:java.lang.Runtime>(?s) AS ?s)",
        "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER(<java:java.lang.Runtime>(?r)) } }",
        "SELECT (<http://jena.apache.org/ARQ/function#systemEnv>('PATH') AS ?x) {}",
        "SELECT (<http://jena.hpl.hp.com/ARQ/function#now>() AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions#apply>('x') AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions#matches>('x', '(a+)+$') AS ?x) {}",
        "SELECT (<urn:maillage:matches>('x', 'x') AS ?x) {}",
        "INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <http://127.0.0.1/>", "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "# x\nDROP ALL"})
    void whatReachesOutOfTheGraphIsForbidden(String text) {
        assertThat(refused(text)).as(text).isNotNull();
        assertThat(refused(text).reason()).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void aMalformedQueryIsToldByLineAndColumn() {
        QueryRefused refused = refused("SELECT *\n{ ?s ?p ?o ");
        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isGreaterThan(1);
    }

    @Test
    void aMissingPrefixIsNamed() {
        QueryRefused refused = refused("SELECT * { ?s foaf:name ?o }");
        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.missingPrefix()).isEqualTo("foaf");
        assertThat(refused.what()).doesNotStartWith("Line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { ?s ?p ?o } LIMIT -1", "LET x", "SELECT ?s {", "SELECT (COUNT(?s) AS ?s) { ?s ?p ?o }", "SELECT * { ?s <not an iri> ?o }", "SELECT (AGG<urn:x>(?s) AS ?n) { ?s ?p ?o }"})
    void otherLanguagesAreMalformed(String text) {
        assertThat(refused(text).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void depthThatWouldEndTheThreadIsRefused() {
        assertThat(refused("SELECT * { FILTER(" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ") }")).isNotNull();
        assertThat(refused("SELECT * " + "{".repeat(20_000) + "}".repeat(20_000))).isNotNull();
        assertThat(refused("SELECT * { ?s ?p \"" + "x".repeat(200_000) + "\" }").reason()).isEqualTo(Reason.FORBIDDEN);
    }

    private static boolean ask(String filter) {
        var query = QueryGate.read("ASK { FILTER(" + filter + ") }", "http://localhost/sparql");
        try (QueryExec execution = QueryExec.dataset(DatasetFactory.createTxnMem().asDatasetGraph()).query(query).build()) {
            return execution.ask();
        }
    }

    @Test
    void regularExpressionsMeanWhatSparqlSays() {
        assertThat(ask("REGEX('Florac', '^flo', 'i')")).isTrue();
        assertThat(ask("REGEX('Florac', '^flo')")).isFalse();
        assertThat(ask("REGEX('ÉTÉ', 'é', 'i')")).isTrue();
        assertThat(ask("REGEX('a\\nb', 'a.b', 's')")).isTrue();
        assertThat(ask("REGEX('a.b', '.', 'q')")).isTrue();
        assertThat(ask("REPLACE('abcd', 'b', 'Z') = 'aZcd'")).isTrue();
        assertThat(ask("REPLACE('abab', '(a)(b)', '$2$1') = 'baba'")).isTrue();
        assertThat(ask("REPLACE('chat'@fr, 'c', 'C') = 'Chat'@fr")).isTrue();
        assertThat(ask("REPLACE('price', 'price', 'x') = 'x'")).isTrue();
        assertThat(ask("REGEX(4, '4')")).isFalse();
    }

    @Test
    @Timeout(20)
    void aPatternThatRunsAwayIsStopped() {
        SlowRegex.until(System.nanoTime() + 200_000_000L);
        try {
            assertThat(catchThrowableOfType(org.apache.jena.query.QueryCancelledException.class, () -> ask("REGEX('" + "a".repeat(64) + "!', '" + BOMB + "')"))).isNotNull();
            assertThat(catchThrowableOfType(org.apache.jena.query.QueryCancelledException.class, () -> ask("REPLACE('" + "a".repeat(64) + "!', '" + BOMB + "', 'x') = 'x'"))).isNotNull();
        } finally {
            SlowRegex.done();
        }
    }

    @Test
    @Timeout(20)
    void aPatternInsideAnAggregateIsStoppedToo() {
        SlowRegex.until(System.nanoTime() + 200_000_000L);
        try {
            var query = QueryGate.read("SELECT (SUM(IF(REGEX(?x, '" + BOMB + "'), 1, 0)) AS ?n) { BIND('" + "a".repeat(64) + "!' AS ?x) }", "http://localhost/sparql");
            assertThat(catchThrowableOfType(org.apache.jena.query.QueryCancelledException.class, () -> {
                try (QueryExec execution = QueryExec.dataset(DatasetFactory.createTxnMem().asDatasetGraph()).query(query).build()) {
                    execution.select().forEachRemaining(row -> { });
                }
            })).isNotNull();
        } finally {
            SlowRegex.done();
        }
    }
}
