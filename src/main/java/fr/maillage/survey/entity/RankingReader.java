package fr.maillage.survey.entity;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.TreeMap;

/** A place for each option: the form sends under each option's code its rank, 1 for the preferred. Ranks follow each other from 1. */
final class RankingReader {
    private RankingReader() {
    }

    static Reading read(Question question, Typed typed, Known known) {
        TreeMap<Integer, String> ranked = new TreeMap<>();
        for (Option option : question.options()) {
            String rank = typed.value(option.code());
            if (rank.isEmpty()) continue;
            if (!rank.matches("\\d{1,2}") || Integer.parseInt(rank) < 1 || Integer.parseInt(rank) > question.options().size())
                return Reading.Refused.of("question.answer.rank", question.options().size());
            if (ranked.putIfAbsent(Integer.parseInt(rank), option.code()) != null) return Reading.Refused.of("question.answer.rankTwice", Integer.parseInt(rank));
        }
        if (ranked.isEmpty()) return new Reading.Empty();
        if (ranked.lastKey() > ranked.size()) return Reading.Refused.of("question.answer.rankMissing", missing(ranked));
        Reading.Refused count = ChoiceReader.count(question, ranked.size());
        if (count != null) return count;
        JsonArrayBuilder array = Json.createArrayBuilder();
        ranked.values().forEach(array::add);
        return new Reading.Given(array.build());
    }

    private static int missing(TreeMap<Integer, String> ranked) {
        int rank = 1;
        while (ranked.containsKey(rank)) rank++;
        return rank;
    }
}
