package fr.maillage.portal.boundary;

import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What the territory itself brings to the desk: its settings, and what they still lack. */
@ApplicationScoped
public class TerritoryDesk implements DeskItem.Source {
    @Inject
    Messages messages;

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.ADMINISTRATOR)) return List.of();
        List<DeskItem> lacking = new ArrayList<>();
        String settings = "/" + territory.slug() + "/gestion/reglages";
        if (territory.contactEmail().isEmpty())
            lacking.add(new DeskItem(messages.text("portal.desk.noContact"), messages.text("portal.desk.complete"), settings, territory.createdAt().toInstant()));
        if (territory.privacyContact().isEmpty())
            lacking.add(new DeskItem(messages.text("portal.desk.noPrivacy"), messages.text("portal.desk.complete"), settings, territory.createdAt().toInstant()));
        return lacking;
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        return visitor.has(territory.id(), Role.ADMINISTRATOR) ? List.of(new DeskItem.MenuEntry("portal.settings.title", "reglages")) : List.of();
    }
}
