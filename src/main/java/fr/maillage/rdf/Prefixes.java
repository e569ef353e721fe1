package fr.maillage.rdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;

/** The prefixes of everything the portal writes, and those that the query page offers. */
public final class Prefixes {
    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        ALL.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        ALL.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        ALL.put("owl", "http://www.w3.org/2002/07/owl#");
        ALL.put("dct", "http://purl.org/dc/terms/");
        ALL.put("skos", "http://www.w3.org/2004/02/skos/core#");
        ALL.put("schema", "http://schema.org/");
        ALL.put("foaf", "http://xmlns.com/foaf/0.1/");
        ALL.put("org", "http://www.w3.org/ns/org#");
        ALL.put("igeo", "http://rdf.insee.fr/def/geo#");
        ALL.put("idemo", "http://rdf.insee.fr/def/demo#");
        ALL.put("geo", "http://www.opengis.net/ont/geosparql#");
        ALL.put("wgs84", "http://www.w3.org/2003/01/geo/wgs84_pos#");
        ALL.put("locn", "http://www.w3.org/ns/locn#");
        ALL.put("qb", "http://purl.org/linked-data/cube#");
        ALL.put("sdmx-attribute", "http://purl.org/linked-data/sdmx/2009/attribute#");
        ALL.put("sdmx-code", "http://purl.org/linked-data/sdmx/2009/code#");
        ALL.put("sdmx-dimension", "http://purl.org/linked-data/sdmx/2009/dimension#");
        ALL.put("sdmx-measure", "http://purl.org/linked-data/sdmx/2009/measure#");
        ALL.put("disco", "http://rdf-vocabulary.ddialliance.org/discovery#");
        ALL.put("dcat", "http://www.w3.org/ns/dcat#");
        ALL.put("prov", "http://www.w3.org/ns/prov#");
        ALL.put("void", "http://rdfs.org/ns/void#");
        ALL.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        ALL.put("adms", "http://www.w3.org/ns/adms#");
        ALL.put("spdx", "http://spdx.org/rdf/terms#");
        ALL.put("hydra", "http://www.w3.org/ns/hydra/core#");
    }

    private Prefixes() {
    }

    /** Every prefix, in the order of a reader's interest. */
    public static Map<String, String> all() {
        return java.util.Collections.unmodifiableMap(ALL);
    }

    /** Those whose namespace a statement of the model uses. */
    public static Map<String, String> used(Model model) {
        Map<String, String> used = new TreeMap<>();
        model.getGraph().find().forEachRemaining(triple -> {
            ALL.forEach((prefix, namespace) -> {
                if (triple.getPredicate().getURI().startsWith(namespace)
                        || triple.getObject().isURI() && triple.getObject().getURI().startsWith(namespace)
                        || triple.getObject().isLiteral() && triple.getObject().getLiteralDatatypeURI().startsWith(namespace) && !triple.getObject().getLiteralDatatypeURI().endsWith("#string")
                        && !triple.getObject().getLiteralDatatypeURI().endsWith("#langString")) used.put(prefix, namespace);
            });
        });
        return used;
    }
}
