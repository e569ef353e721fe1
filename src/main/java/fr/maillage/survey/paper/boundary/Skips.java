package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.Malformed;
import fr.maillage.survey.expression.control.Parser;
import fr.maillage.survey.expression.entity.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers of printed questions, and conditions as instructions in plain words: « seulement si » before what is conditional, « passez à la
 * question 7 » after the options that skip what follows. What can't be said on paper is told to the councillor before printing.
 */
final class Skips {
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();
    private final Map<String, Map<String, String>> asides = new HashMap<>();
    private final List<String> unsaid = new ArrayList<>();
    private final Words words;

    Skips(Survey survey, Words words) {
        this.words = words;
        List<Question> printed = survey.questions().stream().filter(this::printed).toList();
        Map<String, Question> byCode = new LinkedHashMap<>();
        for (Question question : survey.questions()) {
            byCode.put(question.code(), question);
            if (printed(question) && question.type().answered()) numbers.put(question.code(), String.valueOf(numbers.size() + 1));
        }
        ConditionWords conditions = new ConditionWords(byCode, numbers, words);
        survey.sections().forEach(section -> section(section, conditions));
        for (int at = 0; at < printed.size(); at = run(printed, at, conditions)) {
            // each run of questions with one condition is said once
        }
        printed.forEach(this::lost);
    }

    private void section(Section section, ConditionWords conditions) {
        if (section.relevant().isBlank()) return;
        Optional<String> said = parsed(section.relevant()).flatMap(conditions::say);
        if (said.isPresent()) before.put(key(section), List.of(words.text("paper.skip.section", said.get())));
        else unsaid.add(words.text("paper.unsaid.section", section.title()));
    }

    private static String key(Section section) {
        return "section " + section.position();
    }

    /** Says the condition of the question at this place and of those after it that have the same; answers where the next begins. */
    private int run(List<Question> printed, int from, ConditionWords conditions) {
        Question first = printed.get(from);
        if (first.relevant().isBlank()) return from + 1;
        int to = from;
        while (to < printed.size() && printed.get(to).section() == first.section() && printed.get(to).relevant().equals(first.relevant())) to++;
        Optional<Expression> condition = parsed(first.relevant());
        Optional<String> said = condition.flatMap(conditions::say);
        List<String> asked = printed.subList(from, to).stream().map(this::number).filter(number -> !number.isEmpty()).toList();
        if (said.isEmpty()) {
            printed.subList(from, to).forEach(question -> unsaid.add(words.text("paper.unsaid.question", named(question))));
        } else {
            before.put(first.code(), List.of(asked.size() > 1 ? words.text("paper.skip.range", asked.get(0), asked.get(asked.size() - 1), said.get())
                    : words.text("paper.skip.only", said.get())));
            if (from > 0) jump(printed, from, to, condition.orElseThrow());
        }
        return to;
    }

    /** « → passez à la question 7 », when the question just before decides alone. */
    private void jump(List<Question> printed, int from, int to, Expression condition) {
        Question decides = printed.get(from - 1);
        Optional<Set<String>> choices = ConditionWords.choices(condition, decides);
        if (choices.isEmpty()) return;
        String next = printed.subList(to, printed.size()).stream().map(this::number).filter(number -> !number.isEmpty()).findFirst().orElse("");
        String aside = next.isEmpty() ? words.text("paper.skip.end") : words.text("paper.skip.to", next);
        Map<String, String> byOption = new HashMap<>();
        for (Option option : decides.options()) if (!choices.get().contains(option.code())) byOption.put(option.code(), aside);
        asides.put(decides.code(), byOption);
    }

    private static Optional<Expression> parsed(String text) {
        try {
            return Optional.of(Parser.parse(text));
        } catch (Malformed told) {
            // such a survey is not published; until then the condition can't be said
            return Optional.empty();
        }
    }

    /** What else is lost on paper. */
    private void lost(Question question) {
        if (question.type() == QuestionType.FILE) unsaid.add(words.text("paper.unsaid.file", named(question)));
        if (question.type() == QuestionType.POINT) unsaid.add(words.text("paper.unsaid.point", named(question)));
        if (question.randomOrder()) unsaid.add(words.text("paper.unsaid.order", named(question)));
    }

    private String named(Question question) {
        return words.text("paper.unsaid.named", number(question).isEmpty() ? "–" : number(question), question.text());
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
        return before.getOrDefault(question.code(), List.of());
    }

    List<String> before(Section section) {
        return before.getOrDefault(key(section), List.of());
    }

    /** Instructions after options, by the option's code. */
    Map<String, String> aside(Question question) {
        return asides.getOrDefault(question.code(), Map.of());
    }
}
