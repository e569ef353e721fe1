package fr.maillage.account.boundary;

import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Team and journal in the back office's menu, for administrators. */
@ApplicationScoped
public class TeamMenu implements DeskItem.Source {
    @Override
    public int order() {
        return 80;
    }

    /** Nothing of a team waits for anybody. */
    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        return List.of();
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.ADMINISTRATOR)) return List.of();
        return List.of(new DeskItem.MenuEntry("account.team.title", "equipe"), new DeskItem.MenuEntry("account.journal.title", "journal"));
    }
}
