package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.control.SiteProblems;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.territory.Found;
import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What waits for an agent about carpool sites: reports of passers-by, sites that nobody has looked at for years. */
@ApplicationScoped
public class CarpoolDesk implements DeskItem.Source {
    private static final int MOST = 50;

    @Inject
    CarpoolSites sites;

    @Inject
    SiteProblems problems;

    @Inject
    Messages messages;

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<DeskItem> waiting(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.AGENT, Role.ADMINISTRATOR)) return List.of();
        String desk = "/" + territory.slug() + "/gestion/covoiturage";
        List<DeskItem> waiting = new ArrayList<>();
        problems.page(territory.id(), false, 0, MOST - 1).items().forEach(problem -> waiting.add(new DeskItem(messages.text("carpool.desk.item.report", problem.siteName()),
                messages.text("carpool.desk.item.report.action"), desk + "/signalements", problem.reportedAt())));
        SiteCriteria stale = SiteCriteria.EVERY.on(SiteCriteria.Shelf.STALE);
        Found<CarpoolSite> oldest = sites.find(territory.id(), stale, 0, 1);
        if (oldest.total() > 0) {
            var since = oldest.items().get(0).facts().verifiedOn();
            waiting.add(new DeskItem(messages.text(oldest.total() == 1 ? "carpool.desk.item.stale.one" : "carpool.desk.item.stale.many", oldest.total(), String.valueOf(since.getYear())),
                    messages.text("carpool.desk.item.stale.action"), desk + "?liste=a-verifier", since.atStartOfDay(SiteViews.PARIS).toInstant()));
        }
        return waiting;
    }

    @Override
    public List<DeskItem.MenuEntry> menu(Territory territory, Visitor visitor) {
        if (!visitor.has(territory.id(), Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR)) return List.of();
        List<DeskItem.MenuEntry> menu = new ArrayList<>(List.of(new DeskItem.MenuEntry("carpool.desk.title", "covoiturage")));
        if (visitor.has(territory.id(), Role.AGENT, Role.ADMINISTRATOR)) menu.add(new DeskItem.MenuEntry("import.title", "covoiturage/import"));
        return menu;
    }
}
