package fr.maillage.survey.exchange.entity;

import fr.maillage.survey.entity.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return languages.contains("fr") ? "fr" : languages.stream().filter(tag -> tag.startsWith("fr-")).findFirst().orElse(languages.get(0));
    }

    /**
     * The languages whose texts become translations, by the file's own tag: all but French. A questionnaire without French is a translation of itself,
     * so that it is read as what it is and its French can be written later.
     */
    public Map<String, Language> translations() {
        Map<String, Language> translations = new LinkedHashMap<>();
        for (String tag : languages) {
            Optional<Language> language = Language.parse(tag).filter(one -> !one.french());
            if (language.isPresent() && !translations.containsValue(language.get())) translations.put(tag, language.get());
        }
        return translations;
    }

    public Stream<DraftQuestion> questions() {
        return sections.stream().flatMap(section -> section.questions().stream());
    }
}
