package fr.maillage.survey.counts.entity;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the answers of a survey are crossed with, beside the channel: by code of question.
 *
 * @param commune the first question that asks for a commune
 * @param age     the question the agent named as the age of the person
 * @param chosen  questions the team wants crossings of
 */
public record Axes(Optional<Question> commune, Optional<Question> age, List<Question> chosen) {
    /** Crossings the team may add to a survey: each multiplies the counters. */
    public static final int CHOSEN_MAX = 6;

    public Axes {
        chosen = List.copyOf(chosen);
    }

    /** @param codes of the chosen questions; those the survey does not have, or cannot cross, are left out */
    public static Axes of(Survey survey, Set<String> codes, String ageCode) {
        List<Question> questions = survey.questions();
        return new Axes(questions.stream().filter(question -> question.type() == QuestionType.COMMUNE).findFirst(),
                questions.stream().filter(question -> question.code().equals(ageCode) && crosses(question)).findFirst(),
                questions.stream().filter(question -> codes.contains(question.code()) && crosses(question)).toList());
    }

    /** Whether answers to it are few enough to be the columns of a table. */
    public static boolean crosses(Question question) {
        return switch (question.type().name()) {
            case "SINGLE", "MULTIPLE", "SCALE", "NUMBER", "COMMUNE" -> true;
            default -> false;
        };
    }

    /** Each question once, in the order commune, age, chosen. */
    public List<Question> questions() {
        Set<Question> all = new LinkedHashSet<>();
        commune.ifPresent(all::add);
        age.ifPresent(all::add);
        all.addAll(chosen);
        return List.copyOf(all);
    }
}
