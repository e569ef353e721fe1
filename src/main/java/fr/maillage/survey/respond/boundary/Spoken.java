package fr.maillage.survey.respond.boundary;

import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.wording.control.Translations;
import fr.maillage.web.Lang;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * The survey in the language of the person who answers: {@code ?langue=oc} on every page of it, no cookie. Without that, a reader of the English portal
 * gets English where the survey has it. The portal's own words are English beside English and French beside every other language.
 */
@RequestScoped
public class Spoken {
    static final String PARAMETER = "langue";

    @Context
    UriInfo uri;

    @Inject
    Translations translations;

    @Inject
    Lang lang;

    /** A language that the survey can be read in. */
    public record Choice(String href, String tag, String name, boolean current) {
    }

    public Survey of(Survey survey) {
        String asked = uri.getQueryParameters().getFirst(PARAMETER);
        if (asked == null && lang.tag().equals("fr")) return survey;
        Language language = translations.among(survey.id(), asked == null ? lang.tag() : asked).orElse(Language.FRENCH);
        if (language.french()) return survey;
        if (asked != null) lang.speak(language.locale().getLanguage());
        return translations.in(survey, language);
    }

    /** The survey's languages, French first; empty when it has only that one. */
    public List<Choice> choices(Survey survey, String home) {
        List<Language> others = translations.languages(survey.id());
        if (others.isEmpty()) return List.of();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(Language.FRENCH), others.stream())
                .map(language -> new Choice(home + "?" + PARAMETER + "=" + language.tag(), language.tag(), language.ownName(), language.equals(survey.spoken()))).toList();
    }

    /** Whether something of it is still in French. */
    public boolean partial(Survey survey) {
        return !survey.spoken().french() && (survey.language().french() || survey.sections().stream().anyMatch(section -> section.language().french())
                || survey.questions().stream().anyMatch(question -> question.type().answered() && question.language().french()));
    }
}
