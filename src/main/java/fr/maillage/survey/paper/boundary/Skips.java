package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of printed questions, and conditions as instructions in plain words. What can't be said on paper is told apart. */
final class Skips {
    private final Map<String, String> numbers = new HashMap<>();
    private final List<String> unsaid = new ArrayList<>();

    Skips(Survey survey, Words words) {
        int next = 1;
        for (Question question : survey.questions()) {
            if (printed(question) && question.type().answered()) numbers.put(question.code(), String.valueOf(next++));
        }
    }

    /** What the councillor must know before printing: sentences. */
    List<String> unsaid() {
        return unsaid;
    }

    boolean printed(Question question) {
        return question.type() != QuestionType.CALCULATION;
    }

    /** Empty for a text to read. */
    String number(Question question) {
        return numbers.getOrDefault(question.code(), "");
    }

    List<String> before(Question question) {
        return List.of();
    }

    List<String> before(Section section) {
        return List.of();
    }

    Map<String, String> aside(Question question) {
        return Map.of();
    }
}
