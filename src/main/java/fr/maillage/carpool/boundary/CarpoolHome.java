package fr.maillage.carpool.boundary;

import fr.maillage.carpool.control.CarpoolSites;
import fr.maillage.carpool.control.SiteCriteria;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.territory.Territory;
import fr.maillage.web.HomeSection;
import fr.maillage.web.Messages;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a territory's home says of carpooling: how many sites, in how many communes; an invitation for agents when there is none. */
@ApplicationScoped
public class CarpoolHome implements HomeSection {
    @Inject
    CarpoolSites sites;

    @Inject
    Messages messages;

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Section> of(Territory territory, Visitor visitor) {
        long count = sites.count(territory.id(), SiteCriteria.EVERY);
        boolean agent = visitor.worksFor(territory.id());
        if (count == 0 && !agent) return Optional.empty();
        List<CarpoolSites.Count> communes = sites.byCommune(territory.id(), SiteCriteria.EVERY);
        Map<String, Object> model = new HashMap<>();
        model.put("count", count);
        model.put("sentence", messages.text(count == 1 ? "carpool.home.one" : communes.size() == 1 ? "carpool.home.here" : "carpool.home.many", count, communes.size()));
        model.put("largest", sites.find(territory.id(), SiteCriteria.EVERY.withMinSpaces(10), 0, 3).items().stream().map(site -> link(territory, site)).toList());
        return Optional.of(new Section("carpool/home", "section", model));
    }

    private static Map<String, String> link(Territory territory, CarpoolSite site) {
        return Map.of("href", "/" + territory.slug() + "/covoiturage/aires/" + site.slug(), "label", site.facts().name(), "commune", site.communeName());
    }
}
