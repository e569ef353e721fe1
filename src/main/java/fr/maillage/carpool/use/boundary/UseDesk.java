package fr.maillage.carpool.use.boundary;

import fr.maillage.carpool.use.control.SiteCounts;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.Days;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Sites that were as good as full, for the team; the page to count. */
@ApplicationScoped
public class UseDesk implements DeskItem.Source {
    private static final int MOST = 20;

    @Inject
    SiteCounts counts;

    @Inject
    Messages messages;

    @Override
    public int order() {
        return 42;
    }

    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.AGENT, Role.ADMINISTRATOR)) return List.of();
        return counts.alerts(territory.id(), MOST).items().stream().map(alert -> new DeskItem(messages.text("use.alert.item", alert.siteName(), alert.cars(), alert.spaces(), Days.brief(alert.day(), messages.locale())),
                messages.text("use.alert.action"), "/" + territory.slug() + "/gestion/covoiturage/comptages/" + alert.siteKey(), alert.day().atStartOfDay(Days.ZONE).toInstant())).toList();
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        return visitor.has(territory.id(), Role.AGENT, Role.ADMINISTRATOR) ? List.of(new DeskItem.MenuEntry("use.count.title", "covoiturage/comptages")) : List.of();
    }
}
