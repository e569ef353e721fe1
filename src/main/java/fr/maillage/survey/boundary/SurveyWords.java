package fr.maillage.survey.boundary;

import fr.maillage.survey.control.SurveyCard;
import fr.maillage.survey.entity.Audience;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How surveys are spoken of, in the reader's language. */
@RequestScoped
public class SurveyWords {
    @Inject
    Messages messages;

    /** A card of a list, as {@code fragments/page :: card} takes it. */
    public record Card(String href, String title, String meta, String text, String state) {
    }

    public Card card(String territorySlug, SurveyCard survey) {
        // the line under the title says since when it is closed
        String state = survey.takesAnswers() || survey.phase().equals("closed") ? null : messages.text("survey.phase." + survey.phase());
        return new Card("/" + territorySlug + "/enquetes/" + survey.slug() + (survey.resultsPublic() ? "/resultats" : ""), survey.title(), meta(survey),
                firstSentences(survey.intro()), state);
    }

    /** « Jusqu’au 12 mars · 4 minutes · anonyme ». */
    public String meta(SurveyCard survey) {
        return line(survey.phase(), survey.opensOn(), survey.closesOn(), survey.minutes(), survey.mode(), survey.audience());
    }

    public String meta(Survey survey) {
        LocalDate today = Survey.today();
        String phase = survey.takesAnswersOn(today) ? "open" : survey.over(today) ? "closed" : "upcoming";
        return line(phase, survey.opensOn(), survey.closesOn(), survey.minutes(), survey.mode(), survey.audience());
    }

    private String line(String phase, LocalDate opens, LocalDate closes, int minutes, Mode mode, Audience audience) {
        String when = switch (phase) {
            case "open" -> messages.text("survey.meta.until", day(closes));
            case "upcoming" -> messages.text("survey.meta.from", day(opens));
            default -> messages.text("survey.meta.closed", day(closes));
        };
        String line = when + " · " + minutes(minutes) + " · " + messages.text("survey.meta." + mode.name().toLowerCase(java.util.Locale.ROOT));
        return switch (audience) {
            case OPEN -> line;
            case CODE -> line + " · " + messages.text("survey.meta.code");
            case LINK -> line + " · " + messages.text("respond.meta.link");
            case ACCOUNT -> line + " · " + messages.text("respond.meta.account");
        };
    }

    public String minutes(int minutes) {
        return messages.text(minutes == 1 ? "survey.minutes.one" : "survey.minutes.many", minutes);
    }

    public String day(LocalDate day) {
        return day == null ? "" : Days.brief(day, messages.locale());
    }

    /** The beginning of a text, at most some 160 characters and never half a word. */
    static String firstSentences(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        if (flat.length() <= 160) return flat.isEmpty() ? null : flat;
        return flat.substring(0, flat.lastIndexOf(' ', 160)) + "…";
    }

    /** A step of a breadcrumb. */
    public static Map<String, String> crumb(String href, String label) {
        return Map.of("href", href, "label", label);
    }

    /** The way to a public page of surveys. */
    public List<Map<String, String>> publicWay(String territorySlug, String territoryName, boolean toList) {
        Map<String, String> home = crumb("/" + territorySlug, territoryName);
        return toList ? List.of(home, crumb("/" + territorySlug + "/enquetes", messages.text("nav.surveys"))) : List.of(home);
    }

    /** The way to a back-office page of surveys. */
    public List<Map<String, String>> staffWay(String territorySlug, Survey survey) {
        String desk = "/" + territorySlug + "/gestion";
        Map<String, String> home = crumb(desk, messages.text("nav.backoffice"));
        Map<String, String> list = crumb(desk + "/enquetes", messages.text("nav.surveys"));
        return survey == null ? List.of(home, list) : List.of(home, list, crumb(desk + "/enquetes/" + survey.id(), survey.title()));
    }
}
