package fr.maillage.portal.boundary;

import fr.maillage.territory.Role;
import fr.maillage.territory.Territory;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Days;
import fr.maillage.web.DeskItem;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;

/** The back office's first page: what waits, oldest first, each with one action. */
@Path("/{territory}/gestion")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.MODERATOR, Role.ADMINISTRATOR})
public class DeskPages {
    private static final int MOST = 50;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Instance<DeskItem.Source> sources;

    @Inject
    Messages messages;

    /** A thing that waits, its day in words. */
    public record Waiting(String sentence, String actionLabel, String href, String since) {
    }

    @GET
    public Page desk() {
        Territory territory = here.get();
        List<DeskItem.Source> inOrder = sources.stream().sorted(Comparator.comparingInt(DeskItem.Source::order)).toList();
        List<DeskItem> waiting = inOrder.stream().flatMap(source -> source.waiting(territory, visitor).stream())
                .sorted(Comparator.comparing(DeskItem::since)).limit(MOST).toList();
        List<DeskItem.MenuEntry> menu = inOrder.stream().flatMap(source -> source.menu(territory, visitor).stream()).toList();
        return Page.of("portal/desk").with("waiting", waiting.stream().map(this::waiting).toList()).with("menu", menu);
    }

    private Waiting waiting(DeskItem item) {
        return new Waiting(item.sentence(), item.actionLabel(), item.href(), Days.full(item.since().atZone(Days.ZONE).toLocalDate(), messages.locale()));
    }
}
