package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One option, or several, and the few words beside « Autre, précisez ». */
final class ChoiceReader {
    private ChoiceReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        Set<String> codes = new HashSet<>(typed.values());
        String words = typed.value(Option.OTHER);
        if (words.length() > Question.SHORT_TEXT_MAX) return Reading.Refused.of("survey.answer.tooLong", Question.SHORT_TEXT_MAX, words.length());
        boolean several = question.type() == QuestionType.MULTIPLE;
        // whoever writes another answer has chosen it
        if (!words.isEmpty() && (several || codes.isEmpty())) codes.add(Option.OTHER);
        if (!words.isEmpty() && !codes.contains(Option.OTHER)) return Reading.Refused.of("question.answer.otherBeside");
        List<Option> chosen = question.options().stream().filter(option -> codes.contains(option.code())).toList();
        if (chosen.size() < codes.size() || chosen.isEmpty()) return Reading.Refused.of("survey.answer.option");
        return several ? several(question, chosen, words) : chosen.size() > 1 ? Reading.Refused.of("survey.answer.option")
                : new Reading.Given(Json.createValue(chosen.get(0).code()), words);
    }

    private static Reading several(Question question, List<Option> chosen, String words) {
        boolean apart = chosen.stream().anyMatch(Option::apart);
        if (chosen.size() > 1 && apart) return Reading.Refused.of("survey.answer.apart");
        Reading.Refused count = apart ? null : count(question, chosen.size());
        if (count != null) return count;
        JsonArrayBuilder array = Json.createArrayBuilder();
        chosen.forEach(option -> array.add(option.code()));
        return new Reading.Given(array.build(), words);
    }

    /** What is wrong with so many chosen; null when nothing is. */
    static Reading.Refused count(Question question, int chosen) {
        if (question.max() != null && chosen > question.max().intValue()) return Reading.Refused.of("survey.answer.most", question.max().intValue());
        if (question.min() != null && chosen < question.min().intValue()) return Reading.Refused.of("question.answer.fewest", question.min().intValue());
        return null;
    }
}
