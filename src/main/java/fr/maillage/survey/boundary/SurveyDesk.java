package fr.maillage.survey.boundary;

import fr.maillage.survey.control.SurveyCard;
import fr.maillage.survey.control.SurveyList;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What surveys ask of the staff: drafts to finish, closed surveys whose results are to be published. */
@ApplicationScoped
public class SurveyDesk implements DeskItem.Source {
    private static final int SHOWN = 25;

    @Inject
    SurveyList list;

    @Inject
    Messages messages;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        if (!may(territory, visitor)) return List.of();
        Stream<DeskItem> closed = list.staff(territory.id(), SurveyState.CLOSED, "", 0, SHOWN).stream()
                .map(survey -> item(territory, survey, "survey.desk.closed", "survey.desk.closed.action", "/resultats"));
        Stream<DeskItem> drafts = list.staff(territory.id(), SurveyState.DRAFT, "", 0, SHOWN).stream()
                .map(survey -> item(territory, survey, "survey.desk.draft", "survey.desk.draft.action", ""));
        return Stream.concat(closed, drafts).sorted(java.util.Comparator.comparing(DeskItem::since)).toList();
    }

    private DeskItem item(Territory territory, SurveyCard survey, String sentence, String action, String suffix) {
        return new DeskItem(messages.text(sentence, survey.title(), survey.answers()), messages.text(action),
                "/" + territory.slug() + "/gestion/enquetes/" + survey.id() + suffix, survey.changedAt());
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        return may(territory, visitor) ? List.of(new DeskItem.MenuEntry("nav.surveys", "enquetes")) : List.of();
    }

    private static boolean may(Territory territory, Visitor visitor) {
        return visitor.has(territory.id(), Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR);
    }
}
