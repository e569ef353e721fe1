package fr.maillage.survey.exchange.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * A questionnaire as a file tells it, before it is a survey of a territory. Conditions are texts of our own language.
 *
 * @param languages BCP 47 codes; the first is the one that the survey is asked in
 */
public record SurveyDraft(Wording title, Wording intro, Wording next, List<String> languages, List<DraftSection> sections, List<DraftTarget> targets) {
    public SurveyDraft {
        languages = List.copyOf(languages);
        sections = List.copyOf(sections);
        targets = List.copyOf(targets);
    }

    /** The language that the survey is asked in: French where it is written in French. */
    public String spoken() {
        return languages.contains("fr") ? "fr" : languages.get(0);
    }

    public Stream<DraftQuestion> questions() {
        return sections.stream().flatMap(section -> section.questions().stream());
    }
}
