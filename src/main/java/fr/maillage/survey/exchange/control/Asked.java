package fr.maillage.survey.exchange.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question that expressions of the file may name.
 *
 * @param said  its answer in our language
 * @param codes codes of the options in the file to our codes, in their order
 */
record Asked(String said, Clause.Sort sort, Map<String, String> codes) {
    Asked {
        codes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** A question of this code of ours. */
    static Asked question(String code, Clause.Sort sort, Map<String, String> codes) {
        return new Asked("${" + code + "}", sort, codes);
    }

    /** A row of a matrix. */
    static Asked row(String code, String row, Clause.Sort sort, Map<String, String> codes) {
        return new Asked("${" + code + "}.'" + row + "'", sort, codes);
    }

    /** Codes of its options as the file writes them. */
    List<String> options() {
        return List.copyOf(codes.keySet());
    }

    String coded(String option) {
        return codes.get(option);
    }
}
