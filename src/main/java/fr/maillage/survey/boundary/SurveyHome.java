package fr.maillage.survey.boundary;

import fr.maillage.survey.control.SurveyList;
import fr.maillage.territory.Territory;
import fr.maillage.web.HomeSection;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open surveys, first thing on a territory's home; for the staff of a territory without any, an invitation to write one. */
@ApplicationScoped
public class SurveyHome implements HomeSection {
    private static final int SHOWN = 6;

    @Inject
    SurveyList list;

    @Inject
    SurveyWords words;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Section> of(Territory territory, Visitor visitor) {
        List<SurveyWords.Card> cards = list.open(territory.id(), SHOWN).stream().map(survey -> words.card(territory.slug(), survey)).toList();
        if (cards.isEmpty() && !visitor.worksFor(territory.id())) return Optional.empty();
        Map<String, Object> model = new HashMap<>();
        model.put("cards", cards);
        model.put("all", "/" + territory.slug() + "/enquetes");
        model.put("create", "/" + territory.slug() + "/gestion/enquetes/nouvelle");
        return Optional.of(new Section("survey/home", "section", model));
    }
}
