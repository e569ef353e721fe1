package fr.maillage.survey.results.control;

import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The EPCIs into which a territory's communes fall: what the team of a département reads instead of two hundred lines. */
@ApplicationScoped
public class CommuneGroups {
    @Inject
    Communes communes;

    /**
     * An EPCI, with those of its communes that lie in the territory.
     *
     * @param code     its SIREN
     * @param communes INSEE codes
     */
    public record Group(String code, String name, List<String> communes) {
        public Group {
            communes = List.copyOf(communes);
        }
    }

    /** By name; empty when the territory has fewer than two. */
    public List<Group> of(Territory territory) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Commune commune : communes.of(territory, 0, Found.LIMIT_MAX).items()) {
            if (commune.epci().isEmpty()) continue;
            String epci = commune.epci().get().value();
            codes.computeIfAbsent(epci, any -> new ArrayList<>()).add(commune.code().value());
            names.put(epci, commune.epciName().orElse(epci));
        }
        if (codes.size() < 2) return List.of();
        return codes.entrySet().stream().map(each -> new Group(each.getKey(), names.get(each.getKey()), each.getValue())).sorted(java.util.Comparator.comparing(Group::name)).toList();
    }

    public Optional<Group> find(Territory territory, String code) {
        return of(territory).stream().filter(group -> group.code().equals(code)).findFirst();
    }
}
