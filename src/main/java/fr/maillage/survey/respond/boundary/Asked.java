package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.State;
import java.util.Arrays;
import java.util.List;

/** What is asked of one person, as far as they have answered. Pages are numbered from 1, the same for everybody; some are passed over. */
final class Asked {
    private final List<Section> pages;
    private final State state;

    Asked(Survey survey, State state) {
        this.pages = pages(survey);
        this.state = state;
    }

    /** The parts that have something to ask. */
    static List<Section> pages(Survey survey) {
        return survey.sections().stream().filter(section -> section.questions().stream().anyMatch(question -> question.type() != QuestionType.CALCULATION)).toList();
    }

    /** Whether the page shows it. */
    boolean asks(Question question) {
        return question.type() != QuestionType.CALCULATION && state.relevant(question.code());
    }

    boolean asks(Section section) {
        return section.questions().stream().anyMatch(this::asks);
    }

    /** The questions of a part that somebody answers. */
    int count(Section section) {
        return (int) section.questions().stream().filter(question -> question.type().answered() && asks(question)).count();
    }

    /** All questions that somebody answers, as far as is known. */
    int count() {
        return pages.stream().mapToInt(this::count).sum();
    }

    /** The next page that is asked; 0 when none is left. */
    int after(int number) {
        for (int page = number + 1; page <= pages.size(); page++) if (asks(pages.get(page - 1))) return page;
        return 0;
    }

    /** This page, or the next that is asked; the first when none is. */
    int from(int number) {
        return Math.max(1, after(number - 1));
    }

    /** This page, or the one before it that is asked. */
    int upTo(int number) {
        for (int page = Math.min(number, pages.size()); page >= 1; page--) if (asks(pages.get(page - 1))) return page;
        return from(1);
    }

    /** Whether one of these questions is asked now and was not shown. */
    boolean more(List<Question> questions, String shown) {
        List<String> seen = Arrays.asList(shown.split(" "));
        return questions.stream().anyMatch(question -> asks(question) && !seen.contains(question.code()));
    }
}
