package fr.maillage.carpool.project.boundary;

import fr.maillage.carpool.project.control.SiteProjects;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Proposals that wait for an agent's reading. */
@ApplicationScoped
public class ProjectDesk implements DeskItem.Source {
    private static final int MOST = 50;

    @Inject
    SiteProjects projects;

    @Inject
    Messages messages;

    @Override
    public int order() {
        return 41;
    }

    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.AGENT, Role.ADMINISTRATOR)) return List.of();
        return projects.unread(territory.id(), 0, MOST).items().stream().map(project -> new DeskItem(messages.text("project.desk.item", project.name()), messages.text("project.desk.item.action"),
                "/" + territory.slug() + "/gestion/covoiturage/projets/" + project.key(), project.proposedAt())).toList();
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        return visitor.has(territory.id(), Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR) ? List.of(new DeskItem.MenuEntry("project.list.title", "covoiturage/projets")) : List.of();
    }
}
