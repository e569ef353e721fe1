package fr.maillage.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Twelve questions that people who reuse a territory's data ask. */
final class TerritoryQueries {
    private static final String PREFIXES = """
            PREFIX maillage: <%1$s/vocab#>
            PREFIX id: <%1$s/id/>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX schema: <http://schema.org/>
            PREFIX dct: <http://purl.org/dc/terms/>
            PREFIX igeo: <http://rdf.insee.fr/def/geo#>
            PREFIX geo: <http://www.opengis.net/ont/geosparql#>
            PREFIX wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#>
            PREFIX qb: <http://purl.org/linked-data/cube#>
            """;
    private static final String[] TEXTS = {
        "sites of a commune", "SELECT ?site ?name WHERE { ?site schema:containedInPlace <%1$s/id/commune/48095> ; a maillage:CarpoolSite ; rdfs:label ?name } ORDER BY ?name",
        "communes of a group with their population", """
                SELECT ?commune ?name ?population WHERE {
                  ?commune schema:containedInPlace ?epci ; rdfs:label ?name ; maillage:population ?population .
                  <%1$s/id/commune/48095> schema:containedInPlace ?epci } ORDER BY DESC(?population)""",
        "sites by type", "SELECT ?type (COUNT(?site) AS ?n) WHERE { ?site a maillage:CarpoolSite ; maillage:siteType ?type } GROUP BY ?type ORDER BY DESC(?n)",
        "communes with the most sites", "SELECT ?commune (COUNT(?site) AS ?n) WHERE { ?site a maillage:CarpoolSite ; dct:spatial ?commune } GROUP BY ?commune ORDER BY DESC(?n) LIMIT 20",
        "cards of a département's sites, what is missing left open", """
                SELECT ?site ?name ?spaces ?accessible ?lit ?hours WHERE {
                  ?commune igeo:subdivisionDe <%1$s/id/departement/48> . ?site dct:spatial ?commune ; a maillage:CarpoolSite ; rdfs:label ?name
                  OPTIONAL { ?site maillage:spaces ?spaces } OPTIONAL { ?site maillage:accessibleSpaces ?accessible }
                  OPTIONAL { ?site maillage:lit ?lit } OPTIONAL { ?site schema:openingHours ?hours } }""",
        "one site by its number in the register", "SELECT ?p ?o WHERE { ?site schema:identifier \"97412-C-774\" ; ?p ?o }",
        "sites in a rectangle of the map", """
                SELECT ?site ?lat ?long WHERE { ?site a maillage:CarpoolSite ; wgs84:lat ?lat ; wgs84:long ?long
                  FILTER (?lat > 44.1 && ?lat < 44.9 && ?long > 3.0 && ?long < 4.0) }""",
        "large communes without a site", """
                SELECT ?commune ?population WHERE { ?commune a igeo:Commune ; maillage:population ?population
                  FILTER (?population > 20000) FILTER NOT EXISTS { ?site dct:spatial ?commune ; a maillage:CarpoolSite } } ORDER BY DESC(?population)""",
        "one question of a survey's cube", """
                SELECT ?answer ?respondents WHERE { ?figure a qb:Observation ; maillage:question ?question ; maillage:answer ?answer
                  OPTIONAL { ?figure maillage:respondents ?respondents } } ORDER BY ?question ?answer LIMIT 50""",
        "a territory's sites as a graph", """
                CONSTRUCT { ?site rdfs:label ?name ; wgs84:lat ?lat ; wgs84:long ?long } WHERE {
                  ?commune igeo:subdivisionDe <%1$s/id/departement/12> . ?site dct:spatial ?commune ; a maillage:CarpoolSite ; rdfs:label ?name ; wgs84:lat ?lat ; wgs84:long ?long }""",
        "everything about a commune", "DESCRIBE <%1$s/id/commune/48095>",
        "things by class", "SELECT ?class (COUNT(?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n)"};

    private TerritoryQueries() {
    }

    /** Queries by what they ask. */
    static Map<String, String> all(String base) {
        Map<String, String> queries = new LinkedHashMap<>();
        for (int i = 0; i < TEXTS.length; i += 2) queries.put(TEXTS[i], (PREFIXES + TEXTS[i + 1]).replace("%1$s", base));
        return queries;
    }

    /** The same question in other letters: no cache of results knows it, and nothing else changes. */
    static String unseen(String query, long number) {
        return "PREFIX unseen" + number + ": <urn:unseen:" + number + "#>\n" + query;
    }

    static boolean graph(String query) {
        return query.contains("CONSTRUCT {") || query.contains("DESCRIBE <");
    }
}
