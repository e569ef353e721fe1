package fr.maillage.web;

import fr.maillage.territory.Territory;
import java.time.Instant;
import java.util.List;

/** Something that waits for a person of the back office: one sentence, one action, since when. */
public record DeskItem(String sentence, String actionLabel, String href, Instant since) {
    /** What a feature brings to the desk, and its entry in the menu. SPI: {@code @ApplicationScoped}. */
    public interface Source {
        int order();

        /** What waits in this territory for this person; at most fifty, oldest first. */
        List<DeskItem> waiting(Territory territory, Visitor visitor);

        /** Menu entries: label key and path below {@code /{territory}/gestion/}; empty when the person may not. */
        List<MenuEntry> menu(Territory territory, Visitor visitor);
    }

    /** One entry of the back-office menu. */
    public record MenuEntry(String labelKey, String path) {
    }
}
