package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Untranslatable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The variables of a LimeSurvey questionnaire: {@code code}, {@code code_sub}, and the older {@code sidXgidXqid}. */
final class LimeNames {
    /**
     * A variable.
     *
     * @param asked    the question whose answer it is
     * @param tick     option of a multiple choice whose « Y » it is; null: the answer itself
     * @param relevant when it is asked, its group's condition included
     */
    record Variable(Asked asked, String tick, Clause relevant) {
    }

    private final Map<String, Variable> known = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> all = new HashSet<>();

    void expect(String name) {
        all.add(name);
    }

    void know(String name, Variable variable) {
        known.put(name, variable);
    }

    void refuse(String name) {
        refused.add(name);
    }

    Variable variable(String name) throws Untranslatable {
        Variable variable = known.get(name);
        if (variable != null) return variable;
        String question = name.replaceFirst("_.*", "");
        boolean left = refused.contains(name) || refused.contains(question);
        throw new Untranslatable(left ? "refusedQuestion" : all.contains(name) || all.contains(question) ? "forward" : "unknownQuestion", name);
    }
}
