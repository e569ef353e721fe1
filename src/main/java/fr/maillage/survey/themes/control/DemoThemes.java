package fr.maillage.survey.themes.control;

import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.themes.entity.Theme;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What two persons of the demo's team saw in its written answers; here and there they differ. Called in the demo loader's transaction. */
@ApplicationScoped
public class DemoThemes {
    private static final String TEMPLATE = "journee-themes";
    /** The second reader misses one text in so many. */
    private static final int MISSED = 9;
    private static final int TEXTS = 1000;

    @Inject
    Territories territories;

    @Inject
    Surveys surveys;

    @Inject
    SurveyTemplates templates;

    @Inject
    Themes themes;

    @Inject
    Reading reading;

    /** Two readings of one question of the survey, by these accounts. */
    public void read(String territorySlug, String surveySlug, UUID first, UUID second) {
        Territory territory = territories.bySlug(territorySlug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + territorySlug));
        Survey survey = surveys.bySlug(territory.id(), surveySlug).orElseThrow(() -> new IllegalStateException("the demo has no survey " + surveySlug));
        JsonObject template = templates.read(TEMPLATE);
        String question = template.getString("question");
        List<JsonObject> wanted = template.getJsonArray("themes").getValuesAs(JsonObject.class);
        wanted.forEach(theme -> themes.add(survey.id(), question, theme.getString("label")));
        List<Theme> known = themes.of(survey.id(), question);
        reading.slot(survey.id(), question, first);
        reading.slot(survey.id(), question, second);
        Map<UUID, Set<UUID>> one = new LinkedHashMap<>();
        Map<UUID, Set<UUID>> other = new LinkedHashMap<>();
        for (Reading.Text text : reading.page(survey.id(), question, 1, 0, TEXTS)) {
            Set<UUID> seen = seen(text.text(), wanted, known);
            other.put(text.answer(), one.size() % MISSED == MISSED - 1 ? Set.of() : seen);
            one.put(text.answer(), seen);
        }
        reading.save(survey.id(), question, 1, one, known);
        reading.save(survey.id(), question, 2, other, known);
    }

    private static Set<UUID> seen(String text, List<JsonObject> wanted, List<Theme> known) {
        Set<UUID> seen = new TreeSet<>();
        for (JsonObject theme : wanted) {
            boolean speaks = theme.getJsonArray("words").getValuesAs(JsonString.class).stream().anyMatch(word -> text.toLowerCase(Locale.FRENCH).contains(word.getString()));
            if (speaks) known.stream().filter(each -> each.label().equals(theme.getString("label"))).forEach(each -> seen.add(each.id()));
        }
        return seen;
    }
}
