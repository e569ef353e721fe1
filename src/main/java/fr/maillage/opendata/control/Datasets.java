package fr.maillage.opendata.control;

import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every dataset that the features publish. */
@ApplicationScoped
public class Datasets {
    @Inject
    @Any
    Instance<DatasetSource<?>> sources;

    /** The datasets of a territory, in alphabetical order of identifier. */
    public List<Dataset<?>> of(Territory territory) {
        List<Dataset<?>> found = new ArrayList<>();
        for (DatasetSource<?> source : sources) {
            for (String id : source.ids(territory)) dataset(source, id, territory).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Dataset::id));
        return found;
    }

    public Optional<Dataset<?>> find(String id, Territory territory) {
        for (DatasetSource<?> source : sources) {
            if (!source.ids(territory).contains(id)) continue;
            Optional<Dataset<?>> found = dataset(source, id, territory);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    public boolean withdrawn(String id, Territory territory) {
        return sources.stream().anyMatch(source -> source.withdrawn(id, territory));
    }

    private static <R> Optional<Dataset<?>> dataset(DatasetSource<R> source, String id, Territory territory) {
        return source.see(id, territory).map(seen -> new Dataset<>(id, territory, seen.description(), seen.state(), source));
    }
}
