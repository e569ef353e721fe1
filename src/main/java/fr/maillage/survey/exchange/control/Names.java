package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Untranslatable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an expression of the file may name: the questions read before it. */
final class Names {
    private final Map<String, Asked> known = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> all = new HashSet<>();

    /** @param everything names of all the questions of the file */
    Names(Set<String> everything) {
        all.addAll(everything);
    }

    void know(String name, Asked asked) {
        known.put(name, asked);
    }

    /** Of a question that is not taken. */
    void refuse(String name) {
        refused.add(name);
    }

    Asked asked(String name) throws Untranslatable {
        Asked asked = known.get(name);
        if (asked != null) return asked;
        throw new Untranslatable(refused.contains(name) ? "refusedQuestion" : all.contains(name) ? "forward" : "unknownQuestion", name);
    }

    boolean knows(String name) {
        return known.containsKey(name);
    }
}
